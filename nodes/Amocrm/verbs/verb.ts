import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { Field, Resource } from '../resources/resource';
import type { Connection } from '../transport/http/connection';
import type { Failure, RecordList } from '../transport/types';
import type { InputError } from '../parse/text/inputError';
import type { LateCheck } from '../rows/dateOrders';
import type { Notes } from '../output/notes';

/**
 * An operation on records, as the editor calls it. Each verb has a folder: `index.ts` has its texts, `form.ts` its form, and `run.ts`
 * its code, which is loaded on first use.
 */
export interface Verb {
	/** Its label in the list of operations. */
	label: string;
	/** Its label in n8n's list of actions: `Create company`. */
	action(resource: Resource): string;
	description(resource: Resource): string;
	form(resource: Resource): INodeProperties[];
	/** The fields of its rows, for 'Map Columns'; unset if it has no such input. */
	fields?(resource: Resource): readonly Field[];
	/** Loads its code. */
	load(): Promise<Operation>;
}

/** The context of a run of the node. */
export interface Run {
	context: IExecuteFunctions;
	connection: Connection;
	resource: Resource;
	/** Nothing new is started after the first failed row. */
	stopAtFirst: boolean;
	/** Names of columns that are not fields, for a hint. */
	unknownColumns: Set<string>;
	/** Names of columns that an update skips because amoCRM maintains them, for a hint. */
	keptColumns: Set<string>;
	notes: Notes;
	/** The node's 'Options', which apply to all items. */
	options: IDataObject;
	/** The word for a row in messages, if it is not the resource's name. */
	rowName?: string;
}

/** A row as the API expects it, or why it cannot be sent, with its name. */
export type EncodedRow = WritableRow | UnsendableRow;

export interface UnsendableRow {
	failure: unknown;
	name?: string;
}

/** The records that a reading item returns. */
export interface AnsweredRow {
	records: readonly IDataObject[];
}

/** The origin of a row: its item, and its number within the item, from 1. */
export interface RowPlace {
	item: number;
	number: number;
	/** Number of rows in the item. */
	of: number;
}

/** A row before it has a place. */
export type UnplacedRow = WritableRow | UnsendableRow | AnsweredRow;

/** A row with its place, which it keeps to the end. */
export type Row = RowPlace & UnplacedRow;

/** A row that can be written; `requestId` is the user's own and is returned with the record, `null` = none. */
export interface WritableRow {
	payload: IDataObject;
	requestId: IDataObject[string];
	/** Written after the record. */
	followUps?: readonly FollowUp[];
	/** Keys of the payload that apply to new records only. */
	onlyNew?: readonly string[];
	/** Why the row cannot become a new record, although it can change one. */
	notNew?: InputError;
	/** A check that needs the rows of all items. */
	check?: LateCheck;
}

/** Data that the API accepts only for existing records: links and notes. */
export type FollowUp =
	| {
			kind: 'addLink';
			toType: 'companies' | 'contacts';
			toId: number;
			isMain?: boolean;
			/** It was found by name, so it exists. */
			known?: true;
	  }
	| { kind: 'addNote'; text: string };

/** How a row ended: with its record (and further ones), or with an error. */
export type RowResult =
	| {
			record: IDataObject;
			more?: readonly IDataObject[];
			/** The list with the record, if only its ID is known so far. */
			unread?: RecordList;
	  }
	| {
			failure: Failure;
			/** Not caused by a row. */
			notSent?: boolean;
			/** Not sent because an earlier row may have created its record. */
			held?: boolean;
			/** ID of the record, which exists despite the failure. */
			id?: number;
	  };

/** The results by row, so that no layer has to number rows. */
export type RowResults = Map<WritableRow, RowResult>;

/** The code of a verb. */
export interface Operation {
	/** The word for its rows in messages, if it is not the resource's name. */
	rowName?: string;
	/** Prepares reading, and returns the function that reads one item. */
	reader(run: Run): (item: number) => Promise<UnplacedRow[]>;
	/** Writes the rows of all items; unset for reading verbs. Rows skipped after a failure have no result. */
	write?(run: Run, rows: readonly WritableRow[]): Promise<RowResults>;
}

/** A reading verb, which handles one item at a time. */
export const asking = (
	recordsOf: (run: Run, item: number) => Promise<IDataObject[]>,
): Operation => ({
	reader: (run) => async (item) => [{ records: await recordsOf(run, item) }],
});

/** A writing verb. */
export type WritingOperation = Operation & Required<Pick<Operation, 'write'>>;
