import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { Field, Resource } from '../resources/resource';
import type { Connection } from '../transport/http/connection';
import type { Failure, RecordList } from '../transport/types';
import type { InputError } from '../parse/text/inputError';
import type { LateCheck } from '../rows/dateOrders';
import type { Notes } from '../output/notes';

/**
 * Something that can be done with records, which the editor calls an operation. Each has a folder: `index.ts` has its words,
 * `form.ts` its form, and `run.ts` how it runs, which is loaded when it runs, since n8n loads every node at its start.
 */
export interface Verb {
	/** Its name in the list of operations. */
	label: string;
	/** Its name in n8n's list of actions: `Create company`. */
	action(resource: Resource): string;
	description(resource: Resource): string;
	form(resource: Resource): INodeProperties[];
	/** The fields of its rows, which are the columns of 'Map Columns'; not set where it has no such input. */
	fields?(resource: Resource): readonly Field[];
	/** Loads how it runs. */
	load(): Promise<Operation>;
}

/** What every verb works with during one run of the node. */
export interface Run {
	context: IExecuteFunctions;
	connection: Connection;
	resource: Resource;
	/** Nothing new is started after the first row that fails. */
	stopAtFirst: boolean;
	/** Names of columns of the input that are no field, which are said beside the output. */
	unknownColumns: Set<string>;
	/** Names of columns that amoCRM keeps by itself, so that an update leaves them alone. */
	keptColumns: Set<string>;
	notes: Notes;
	/** The node's 'Options', where they hold for all items. */
	options: IDataObject;
	/** What a row is called in messages, where it is not the resource. */
	rowName?: string;
}

/** One row as the API wants it, or why it cannot be sent, and what it would have been called. */
export type EncodedRow = WritableRow | UnsendableRow;

export interface UnsendableRow {
	failure: unknown;
	name?: string;
}

/** What an item was answered with, where it only asks. */
export interface AnsweredRow {
	records: readonly IDataObject[];
}

/** Where a row comes from: its item, and its number among the rows of the item, from 1. */
export interface RowPlace {
	item: number;
	number: number;
	/** How many rows the item has. */
	of: number;
}

/** What an item asks for. */
export type UnplacedRow = WritableRow | UnsendableRow | AnsweredRow;

/** What an item asks for, with its place, which it keeps to the end. */
export type Row = RowPlace & UnplacedRow;

/** A row that can be written; `requestId` is the user's own, which comes back with the record, `null` = none given. */
export interface WritableRow {
	payload: IDataObject;
	requestId: IDataObject[string];
	/** What is written once the record is there. */
	followUps?: readonly FollowUp[];
	/** Names of the payload that count for a new record only, not for a change of one. */
	onlyNew?: readonly string[];
	/** Why the row cannot become a new record; it may change one. */
	notNew?: InputError;
	/** What shows only once the rows of all items are read. */
	check?: LateCheck;
}

/** What the API takes only about a record that exists: a link to another one, or a note. */
export type FollowUp =
	| {
			kind: 'addLink';
			toType: 'companies' | 'contacts';
			toId: number;
			isMain?: boolean;
			/** It was found by its name, and so exists. */
			known?: true;
	  }
	| { kind: 'addNote'; text: string };

/** How a row ended: with its record, and the others where it was about several, or with an error. */
export type RowResult =
	| {
			record: IDataObject;
			more?: readonly IDataObject[];
			/** Where the record could be read, of which only the ID is known so far. */
			unread?: RecordList;
	  }
	| {
			failure: Failure;
			/** No row is to blame for it. */
			notSent?: boolean;
			/** Not sent because an earlier row may have made its record. */
			held?: boolean;
			/** Of the record that exists all the same. */
			id?: number;
	  };

/** How rows ended. Each is known by itself, so that no layer has to count them. */
export type RowResults = Map<WritableRow, RowResult>;

/** How a verb runs. */
export interface Operation {
	/** What a row of it is called, where it is not the resource. */
	rowName?: string;
	/** Prepares what all items share, and returns how one item is read. */
	reader(run: Run): (item: number) => Promise<UnplacedRow[]>;
	/** Writes the rows of all items together; not set where items only ask. A row that an earlier failure leaves out has no result. */
	write?(run: Run, rows: readonly WritableRow[]): Promise<RowResults>;
}

/** A verb that only asks, item by item. */
export const asking = (
	recordsOf: (run: Run, item: number) => Promise<IDataObject[]>,
): Operation => ({
	reader: (run) => async (item) => [{ records: await recordsOf(run, item) }],
});

/** A verb that writes. */
export type WritingOperation = Operation & Required<Pick<Operation, 'write'>>;
