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

/** What every operation works with during one run of the node. */
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
	/** What a row is called in messages, where it is not the resource. */
	rowName?: string;
}

/** One row as the API wants it, or why it cannot be sent, and what it would have been called. */
export type EncodedRow = WritableRow | { failure: unknown; name?: string };

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
			kind: 'link';
			toType: 'companies' | 'contacts';
			toId: number;
			isMain?: boolean;
			/** It was found by its name, and so exists. */
			known?: true;
	  }
	| { kind: 'note'; text: string };

/**
 * What a row of a write became: its record, and the others where it was about several. A row that was merely left out because
 * an earlier one failed is marked, and one that was not sent for a reason that no row is to blame for.
 */
export type RowResult =
	| {
			record: IDataObject;
			more?: readonly IDataObject[];
			/** Where the record could be read, of which only the ID is known so far. */
			unread?: RecordList;
	  }
	| {
			failure: Failure;
			leftOut?: boolean;
			notSent?: boolean;
			/** Not sent because an earlier row may have made its record. */
			held?: boolean;
			/** Of the record that exists all the same. */
			id?: number;
	  };

/** An operation of which every item stands alone. */
export interface EachOperation {
	kind: 'each';
	/** The records one item gives. */
	each(run: Run, item: number): Promise<IDataObject[]>;
}

/** An operation in which the rows of all items travel together. */
export interface BulkOperation {
	kind: 'bulk';
	/** What a row of it is called, where it is not the resource. */
	rowName?: string;
	/** Prepares what all items share, and returns how the rows of one item are read. */
	reader(run: Run): (item: number) => Promise<EncodedRow[]>;
	/** Ends every row; the results are in the order of the rows. */
	write(run: Run, rows: readonly WritableRow[]): Promise<WriteReport>;
}

export interface WriteReport {
	results: RowResult[];
}

export type Operation = EachOperation | BulkOperation;
