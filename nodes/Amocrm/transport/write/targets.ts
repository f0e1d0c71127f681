import type { IDataObject } from 'n8n-workflow';

import type { WriteCall } from '../../resources/endpoints';
import { at, isObject } from '../http/json';
import { embedded } from '../read/pages';
import type { Failure, FieldError, RecordList, Confirmation, WriteTarget } from '../types';

const MAYBE_CREATED: Failure = {
	uncertain: true,
	message: 'This row may have been created',
	description:
		'amoCRM gave no answer, and the node could not determine whether the row was written. Look for it in amoCRM before you send this row again.',
};

const idempotentFailure = (message: string, what: string): Failure => ({
	uncertain: true,
	idempotent: true,
	message,
	description: `amoCRM gave no usable answer, even after several tries. It is safe to send ${what} again.`,
});

const MAYBE_CHANGED = idempotentFailure('This record may have been changed', 'the update');
const MAYBE_DELETED = idempotentFailure('This record may have been deleted', 'the deletion');
const MAYBE_RUN_ONCE: Failure = {
	uncertain: true,
	message: 'This action may have been carried out',
	description:
		'amoCRM gave no usable answer. Check the record in amoCRM before you send this row again.',
};
const MAYBE_RUN = idempotentFailure(MAYBE_RUN_ONCE.message, 'the action');
const MAYBE_LINKED = idempotentFailure('This link may have been added', 'the link');
const MAYBE_UNLINKED = idempotentFailure('This link may have been removed', 'the removal');

/** Creates records; each is confirmed with its row's `request_id`. */
export const createTarget = (endpoint: WriteCall, list: RecordList): WriteTarget => ({
	...callOf(endpoint),
	list,
	idempotent: false,
	uncertainFailure: MAYBE_CREATED,
	confirmations: (body, sent) => {
		const single = endpoint.body === 'one' ? singleOf(body, list.name) : undefined;
		if (single) return [confirmationOf(single)];
		const byRequest = elementsByRequest(embedded(body, list.name));
		return sent.map(({ requestId }) => confirmationOf(byRequest.get(requestId)));
	},
});

/** Creates what cannot be listed: nothing tells later whether it was written, and its answer is all there is to show. */
export function unlistedTarget(endpoint: WriteCall, list: RecordList): WriteTarget {
	const target = createTarget(endpoint, list);
	return {
		...target,
		traceless: true,
		confirmations: (body, sent) => {
			const byRequest = elementsByRequest(embedded(body, list.name));
			return sent.map(({ requestId }) => {
				const answer = byRequest.get(requestId);
				const confirmation = confirmationOf(answer);
				return confirmation && { ...confirmation, answer };
			});
		},
	};
}

/** Updates records; confirmed with IDs and modification dates (API facts 1.11). */
export const updateTarget = (endpoint: WriteCall, list: RecordList): WriteTarget => ({
	...createTarget(endpoint, list),
	idempotent: true,
	uncertainFailure: MAYBE_CHANGED,
	missingRecord: noSuch('id'),
	confirmations: (body, sent) => {
		const single = endpoint.body === 'one' ? singleOf(body, list.name) : undefined;
		const elements = single ? [single] : embedded(body, list.name);
		const byRequest = elementsByRequest(elements);
		const byId = new Map(elements.map((element) => [Number(element.id), element]));
		return sent.map(({ body: row, requestId }) =>
			confirmationOf(byId.get(Number(row.id)) ?? byRequest.get(requestId)),
		);
	},
});

/** Deletes records, one request each (API facts 1.12). */
export const deleteTarget = (endpoint: WriteCall, list: RecordList): WriteTarget => ({
	...updateTarget(endpoint, list),
	goneIsDone: true,
	uncertainFailure: MAYBE_DELETED,
	// A 200 with a body is not an answer to this call, but an error in disguise.
	confirmations: (body, sent) =>
		sent.map(({ body: row }) => (body === undefined ? { id: Number(row.id) } : undefined)),
});

interface ActionKind {
	idKey: string;
	idempotent: boolean;
	refusedIsDone?: number;
}

/**
 * Carries out an action on records. A service that accepts it says so with the status alone; what else it answers comes out
 * with the row.
 *
 * @param idKey key of the record's ID in a row
 * @param idempotent whether it is safe to resend
 * @param refusedIsDone status that refuses what was done before
 */
export const actionTarget = (
	endpoint: WriteCall,
	list: RecordList,
	{ idKey, idempotent, refusedIsDone }: ActionKind,
): WriteTarget => ({
	...updateTarget(endpoint, list),
	...(idempotent
		? { uncertainFailure: MAYBE_RUN, refusedIsDone }
		: { idempotent: false, traceless: true, uncertainFailure: MAYBE_RUN_ONCE }),
	requestIds: false,
	confirmations: (body, sent) =>
		sent.map(({ body: row }) => ({
			// Some records have texts for IDs, which nothing here needs.
			id: answeredId(row[idKey]) ?? 0,
			...(sent.length === 1 && isObject(body) && !isEmpty(body) ? { answer: body } : {}),
		})),
});

const isEmpty = (object: object) => Object.keys(object).length === 0;

function callOf({ method, path, body, refusesBy }: WriteCall) {
	const alone = body === 'one' || body === 'none';
	return {
		method,
		path,
		body: alone ? body : 'many',
		most: alone ? 1 : body.most,
		requestIds: !alone,
		...(refusesBy === undefined ? {} : { refusesBy }),
	} as const;
}

/** The record in the answer to a call for one record: bare, or under `_embedded` as in lists (API facts 1.4). */
function singleOf(body: unknown, name: string): IDataObject | undefined {
	const [element] = embedded(body, name);
	return element ?? (isObject(body) && body.id !== undefined ? body : undefined);
}

/** The API's own error for an ID that does not exist (API facts 3.2). */
const noSuch = (path: string): FieldError[] => [{ code: 'NotSupportedChoice', path, detail: '' }];

/** An answer that names one record for two rows is unreliable for both. */
function elementsByRequest(elements: readonly IDataObject[]): ReadonlyMap<string, IDataObject> {
	const seen = new Set<unknown>();
	const twice = new Set<unknown>();
	for (const { id } of elements) {
		if (seen.has(id)) twice.add(id);
		seen.add(id);
	}
	const byRequest = onePerRow(elements.map((element) => [element.request_id, element]));
	return new Map([...byRequest].filter(([, { id }]) => !twice.has(id)));
}

/** The answer's elements by `request_id`, without IDs that occur twice. */
export function onePerRow(
	told: ReadonlyArray<readonly [requestId: unknown, element: IDataObject]>,
): ReadonlyMap<string, IDataObject> {
	const found = new Map<string, IDataObject | undefined>();
	for (const [requestId, element] of told) {
		const own = String(requestId);
		found.set(own, found.has(own) ? undefined : element);
	}
	return new Map([...found].flatMap(([own, element]) => (element ? [[own, element]] : [])));
}

function confirmationOf(element: IDataObject | undefined): Confirmation | undefined {
	const id = answeredId(element?.id);
	if (!element || id === undefined) return undefined;
	const { updated_at: updatedAt } = element;
	return typeof updatedAt === 'number' ? { id, updatedAt } : { id };
}

/** An ID as answers return it; `undefined` for anything else. */
export function answeredId(value: unknown): number | undefined {
	const id = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
	return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** Links records of one type; `entity_id` is the record's ID (API facts 5.10). */
export const linkTarget = (endpoint: WriteCall): WriteTarget => ({
	...updateTarget(endpoint, { path: endpoint.path, name: 'links' }),
	requestIds: false,
	uncertainFailure: MAYBE_LINKED,
	missingRecord: noSuch('entity_id'),
	confirmations: (body, sent) => {
		const made = new Map(embedded(body, 'links').map((link) => [ends(link), link]));
		return sent.map(({ body: row }) => {
			const answer = made.get(ends(row));
			return answer && { id: Number(row.entity_id), answer };
		});
	},
});

const ends = ({ entity_id: from, to_entity_type: type, to_entity_id: to }: IDataObject) =>
	[from, type, to].join(' ');

/** Removes links. The answer has no body and concerns all of them. */
export const unlinkTarget = (endpoint: WriteCall): WriteTarget => ({
	...linkTarget(endpoint),
	uncertainFailure: MAYBE_UNLINKED,
	// A 200 with a body is not an answer to this call, but an error in disguise.
	confirmations: (body, sent) =>
		sent.map(({ body: row }) => (body === undefined ? { id: Number(row.entity_id) } : undefined)),
});

/** Adds notes to records of one type; `entity_id` is the record's ID (API facts 5.9). */
export function noteTarget(endpoint: WriteCall): WriteTarget {
	const target = createTarget(endpoint, { path: endpoint.path, name: 'notes' });
	return {
		...target,
		list: { ...target.list, content: noteContent },
		uncertainFailure: { ...MAYBE_CREATED, message: 'This note may have been added' },
	};
}

/** A note has no name; its record and text identify it. */
const noteContent = (note: IDataObject): IDataObject => ({
	...note,
	name: `${String(note.entity_id)}: ${String(at(note, 'params', 'text') ?? '')}`,
});
