import type { IDataObject } from 'n8n-workflow';

import { at } from './http/json';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** The ID of a record; a few kinds have texts. */
export type RecordKey = number | string;

/** One API call. */
export interface ApiRequest {
	method: Method;
	/** From the root of the account's host, or of another one that it starts with: `drive:/v1.0/files`. */
	path: string;
	qs?: IDataObject;
	body?: IDataObject | IDataObject[];
}

/** The result of one call, as far as it is known. */
export type Answer =
	/** Done. `body` is the parsed JSON, `undefined` without a body (204). */
	| { kind: 'ok'; status: number; body: unknown }
	/** The service understood the request and did not execute it (4xx). */
	| { kind: 'refused'; status: number; body: unknown }
	/** Sent, but whether it was executed is unknown: 5xx, a truncated or foreign answer, a lost connection, a timeout. */
	| { kind: 'unknown'; status?: number; detail: string }
	/** Never sent: no connection, a bad credential, a cancelled execution. */
	| { kind: 'notSent'; reason: 'cancelled' | 'connection' | 'credential'; detail: string };

/** A failure in words for the user; `message` says what happened, `description` what to do. */
export interface Failure {
	message: string;
	description: string;
	status?: number;
	/** Not a failure of its own: an earlier one ended the run. */
	leftOut?: boolean;
	/** The record may still exist. */
	uncertain?: boolean;
	/** It is safe to send the row again. */
	idempotent?: boolean;
}

/** A 403 page of the gateway instead of JSON: everything is refused until support lifts the block (API facts 8, row 43). */
export function isBlock(answer: Answer): boolean {
	return (
		answer.kind === 'refused' && answer.status === 403 && at(answer.body, 'status') === undefined
	);
}

/** Error codes about the credential rather than the request (API facts 3.2). */
const CREDENTIAL_CODES = [101, 110, 111, 112, 113];

/**
 * Whether every other request would be refused too, because of the token, its user, its scope or the account. A 403 for a
 * missing permission concerns only one list or record, as does any other.
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

/** A text of the service, truncated for display; empty if there is none. */
export function textAt(body: unknown, key: string): string {
	const text = at(body, key);
	return typeof text === 'string' ? text.slice(0, MAX_TEXT) : '';
}

/** Most characters of the service's text that are shown. */
const MAX_TEXT = 300;

/** How rows of one kind are written; see `targets.ts`. */
export interface WriteTarget {
	method: Method;
	/** Contains placeholders if each row is sent alone: `/api/v4/leads/loss_reasons/{id}`. */
	path: string;
	/** An answer can refuse some of its rows in a list of their own, because of this field. */
	refusesBy?: string;
	/** Rows as an array; each row as an object in its own request; or no body. */
	body: 'many' | 'one' | 'none';
	/** The list in which written records can be read. */
	list: RecordList;
	/** Idempotent, so a retry needs no lookup. A record must not occur twice in one call. */
	idempotent: boolean;
	/** Nothing that can be looked up tells whether it was done, so a row in doubt stays in doubt. */
	traceless?: true;
	/** Whether rows carry a `request_id` that errors refer to; otherwise errors refer to the position in the request. */
	requestIds: boolean;
	/** Maximum rows per request. */
	most: number;
	/** The failure reported for a row that may have been written. */
	uncertainFailure: Failure;
	/** The error that a 404 stands for if a row's record does not exist; unset if rows need no record. */
	missingRecord?: FieldError[];
	/** A record that is missing on a retry counts as done, since the first attempt did it. */
	goneIsDone?: true;
	/** The status of a refusal on a retry that counts as done, since the first attempt did it. */
	refusedIsDone?: number;
	/** What an answer says about each row of its request; `undefined` = nothing. */
	confirmations(body: unknown, sent: readonly SentRow[]): Array<Confirmation | undefined>;
	/** Records in other lists that a row created or changed besides its own. */
	alsoWritten?(taken: Confirmation, row: IDataObject): WrittenBeside[];
}

/** A record in another list that was written together with a row's own. */
export interface WrittenBeside {
	/** Path of its list. */
	path: string;
	id: number;
	/** What was sent for it. */
	content: IDataObject;
}

/** What identifies a new element after a lost answer, besides its content. */
export interface Identity {
	/** Keys of `_embedded` that are returned only if `with` names them. */
	shownWith?: readonly string[];
	/** Keys that default to the token's user. */
	userKeys?: readonly string[];
	/** Other keys and their defaults. */
	defaults?: IDataObject;
	/** Elements do not show who created them. */
	anonymous?: true;
	/** The list of pipelines, for elements that start in a pipeline's first stage. */
	stagesPath?: string;
}

/** How a list of the API is read in pages. */
export interface PagedList {
	path: string;
	/** Key of its elements under `_embedded`; empty if the answer is a bare array. */
	name: string;
	/** Maximum page size; 250 by default. */
	pageSize?: number;
	/** Pages are requested by the last ID of the previous page instead of by number. */
	paging?: 'before_id';
	/** The key of the ID in its elements; `id` by default. */
	idKey?: string;
	/** Supported sort orders; ID and modification date by default. */
	orders?: readonly string[];
}

/** How records are found in a list of the API. */
export interface RecordList extends Identity, PagedList {
	/** It can be filtered by ID in every account. */
	filtersIds?: true;
	qs?: IDataObject;
	/** The part of a row, and of an element, that is compared to determine whether the row was written. */
	content?(of: IDataObject): IDataObject;
	/** Adds details to elements that the list omits but the comparison needs. */
	completed?(elements: IDataObject[]): Promise<IDataObject[]>;
}

/** A row as it was sent. */
export interface SentRow {
	body: IDataObject;
	requestId: string;
}

/** The service's confirmation that a row was written. */
export interface Confirmation {
	id: number;
	/** The row was merged into an existing record. */
	merged?: boolean;
	/** The record's modification date after the write, in seconds, if the service returned it. */
	updatedAt?: number;
	/** The element of the answer, if more than its ID matters. */
	answer?: IDataObject;
}

/** One validation error for one field of a row (API facts 3.2). */
export interface FieldError {
	code: string;
	/** Dotted path within the row: `custom_fields_values.0.values.0.value`. */
	path: string;
	detail: string;
}

/** How one row ended. */
export type Outcome =
	| ({ kind: 'written' } & Confirmation)
	/** Not written: the service refused this row. */
	| { kind: 'rejected'; failure: Failure; errors: FieldError[] }
	/** Unknown, and a lookup did not help: the record may exist. `id` = a record that may be the row's. */
	| { kind: 'unknown'; failure: Failure; id?: number }
	/** Not written, because the run ended before. */
	| { kind: 'notSent'; failure: Failure };
