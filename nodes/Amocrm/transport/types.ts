import type { IDataObject } from 'n8n-workflow';

import { at } from './http/json';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** One call of the API, before anything about accounts, pace or repetition. */
export interface ApiRequest {
	method: Method;
	/** From the root of the account's host: `/api/v4/companies`. */
	path: string;
	qs?: IDataObject;
	body?: IDataObject | IDataObject[];
}

/** How one call ended, as far as it can be known. */
export type Answer =
	/** Done. `body` is the parsed JSON, `undefined` where the service answered without a body (204). */
	| { kind: 'ok'; status: number; body: unknown }
	/** The service understood and did not do it (4xx). */
	| { kind: 'refused'; status: number; body: unknown }
	/** Sent, but no word on whether it was done: 5xx, a cut or foreign answer, a lost connection, a time-out. */
	| { kind: 'unknown'; status?: number; detail: string }
	/** It never left this machine: no connection, a bad credential, a cancelled execution. */
	| { kind: 'notSent'; reason: 'cancelled' | 'connection' | 'credential'; detail: string };

/** Why something did not work, in words for the user; `message` says what happened, `description` what to do. */
export interface Failure {
	message: string;
	description: string;
	status?: number;
	/** Not a failure of its own: an earlier one ended the run. */
	leftOut?: boolean;
	/** The record may exist all the same. */
	uncertain?: boolean;
	/** What is uncertain can be sent again without harm. */
	repeatable?: boolean;
}

/** A 403 page of the gateway instead of JSON: everything is refused until support unblocks it (API facts 8, row 43). */
export function isBlock(answer: Answer): boolean {
	return (
		answer.kind === 'refused' && answer.status === 403 && at(answer.body, 'status') === undefined
	);
}

/** Codes of the service that are about who asks, and not about what is asked for (API facts 3.2). */
const CREDENTIAL_CODES = [101, 110, 111, 112, 113];

/**
 * Whether every other request would be refused too: the token, its user, its scope or the account is. A 403 for lack of a
 * right is about one list or record, as is any other.
 */
export function isAboutCredential(answer: Answer): boolean {
	if (answer.kind !== 'refused') return false;
	if (answer.status === 401 || answer.status === 402) return true;
	if (answer.status !== 403) return false;
	const code = at(answer.body, 'code') ?? at(answer.body, 'error_code');
	return (
		CREDENTIAL_CODES.includes(Number(code)) || /\bscope\b/i.test(textAt(answer.body, 'detail'))
	);
}

/** A text of the service, cut to a length that can be shown; empty where there is none. */
export function textAt(body: unknown, key: string): string {
	const text = at(body, key);
	return typeof text === 'string' ? text.slice(0, MAX_TEXT) : '';
}

/** Characters of the service's own words that are shown. */
const MAX_TEXT = 300;

/** Where rows are written, and what is particular about it; each kind of write is made in targets.ts. */
export interface WriteTarget {
	method: Method;
	/** With names in braces where a row is sent alone: `/api/v4/leads/loss_reasons/{id}`. */
	path: string;
	/** Rows as an array; each row as an object, in a request of its own; or only the path. */
	body: 'many' | 'one' | 'none';
	/** Where what was written can be read. */
	list: RecordList;
	/** A repetition comes to the same, so nothing has to be looked up before. No record may be twice in one call. */
	repeatable: boolean;
	/** Whether rows carry a `request_id`, by which refusals name them; otherwise these go by the place in the request. */
	requestIds: boolean;
	/** The most rows of one request. */
	most: number;
	/** What is said of a row that may have been written. */
	maybe: Failure;
	/** What a 404 complains about where the record of a row does not exist; not set where a row needs no record. */
	missing?: FieldError[];
	/** A record that is not there when a row is sent again counts as done: the first try did it. */
	goneIsDone?: true;
	/** What an answer tells of each row of its request; `undefined` = nothing. */
	taken(body: unknown, sent: readonly SentRow[]): Array<Taken | undefined>;
	/** Records of other lists that a row has made or changed beside its own. */
	alsoWritten?(taken: Taken, row: IDataObject): WrittenBeside[];
}

/** A record of another list that was written together with a row's own. */
export interface WrittenBeside {
	/** Of its list. */
	path: string;
	id: number;
	/** What was sent for it. */
	content: IDataObject;
}

/** By what a new element is told from others after a lost answer, beside what was sent. */
export interface Identity {
	/** Keys of `_embedded` that show only where `with` names them. */
	shownWith?: readonly string[];
	/** Keys that hold the user of the token where a row says nothing. */
	userKeys?: readonly string[];
	/** Other keys, and what the service sets in them where a row says nothing. */
	defaults?: IDataObject;
	/** Elements do not show who made them. */
	anonymous?: true;
	/** The list of pipelines, where new elements get the first stage of one. */
	stagesPath?: string;
}

/** A list of the API, as its pages are read. */
export interface Listed {
	path: string;
	/** Key of its elements under `_embedded`; empty where the answer is a bare array. */
	name: string;
	/** The most elements of a page; 250 unless given. */
	pageSize?: number;
	/** Pages are asked for by the last ID of the page before, instead of by number. */
	paging?: 'before_id';
	/** What it can be sorted by; by ID and by the date of change unless given. */
	orders?: readonly string[];
}

/** A list of the API, as records are found in it. */
export interface RecordList extends Identity, Listed {
	/** It can be narrowed to IDs on every account. */
	filtersIds?: true;
	qs?: IDataObject;
	/** What of a row, and of an element, is compared to find out whether the row was written. */
	content?(of: IDataObject): IDataObject;
	/** Elements with what the list does not tell, but is needed to compare. */
	completed?(elements: IDataObject[]): Promise<IDataObject[]>;
}

/** A row as it was sent. */
export interface SentRow {
	body: IDataObject;
	requestId: string;
}

/** What the service says it made of a row. */
export interface Taken {
	id: number;
	/** It became part of a record that was there before. */
	merged?: boolean;
	/** The record's date of change after the write, in seconds, where the service told it. */
	updatedAt?: number;
	/** The element of the answer, where more than its id matters. */
	answer?: IDataObject;
}

/** One complaint of the service about one field of a row (API facts 3.2). */
export interface FieldError {
	code: string;
	/** Dot notation inside the row: `custom_fields_values.0.values.0.value`. */
	path: string;
	detail: string;
}

/** How one row ended. */
export type Outcome =
	| ({ kind: 'written' } & Taken)
	/** Not written: the service named this row, or refused it alone. */
	| { kind: 'rejected'; failure: Failure; errors: FieldError[] }
	/** No word on it, and it could not be found out: it may exist. `id` = a record that may be it. */
	| { kind: 'unknown'; failure: Failure; id?: number }
	/** Not written, because the run ended before. */
	| { kind: 'notSent'; failure: Failure };
