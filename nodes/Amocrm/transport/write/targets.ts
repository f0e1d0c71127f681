import type { IDataObject } from 'n8n-workflow';

import { MAX_BATCH } from './batchSize';
import { at } from '../http/json';
import { embedded } from '../read/pages';
import type { Failure, FieldError, Identity, Taken, WriteTarget } from '../types';

const MAYBE_CREATED: Failure = {
	uncertain: true,
	message: 'This row may have been created',
	description:
		'amoCRM gave no answer, and it could not be found out whether it was written. Look for it in amoCRM before you send this row again.',
};

const repeatedly = (message: string, what: string): Failure => ({
	uncertain: true,
	repeatable: true,
	message,
	description: `amoCRM gave no usable answer, also after several tries. ${what} can be sent again without harm.`,
});

const MAYBE_CHANGED = repeatedly('This record may have been changed', 'An update');
const MAYBE_LINKED = repeatedly('This link may have been made', 'A link');
const MAYBE_UNLINKED = repeatedly('This link may have been removed', 'It');

/** New records: each is answered with the `request_id` of its row. */
export const createTarget = (path: string, name: string, identity: Identity = {}): WriteTarget => ({
	method: 'POST',
	path,
	list: { path, name, ...identity },
	repeatable: false,
	requestIds: true,
	most: MAX_BATCH,
	maybe: MAYBE_CREATED,
	taken: (body, sent) => {
		const byRequest = elementsByRequest(embedded(body, name));
		return sent.map(({ requestId }) => takenAs(byRequest.get(requestId)));
	},
});

/** Changes of records, which are answered with the ids and the dates of change (API facts 1.11). */
export const updateTarget = (path: string, name: string): WriteTarget => ({
	...createTarget(path, name),
	method: 'PATCH',
	repeatable: true,
	maybe: MAYBE_CHANGED,
	missing: noSuch('id'),
	taken: (body, sent) => {
		const elements = embedded(body, name);
		const byRequest = elementsByRequest(elements);
		const byId = new Map(elements.map((element) => [Number(element.id), element]));
		return sent.map(({ body: row, requestId }) =>
			takenAs(byId.get(Number(row.id)) ?? byRequest.get(requestId)),
		);
	},
});

/** What the API itself says of an id that does not exist (API facts 3.2). */
const noSuch = (path: string): FieldError[] => [{ code: 'NotSupportedChoice', path, detail: '' }];

/** An answer that gives one record to two rows says nothing about these rows that can be relied on. */
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

/** What an answer tells of each row by its `request_id`; nothing of a row that it names twice. */
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

function takenAs(element: IDataObject | undefined): Taken | undefined {
	const id = answeredId(element?.id);
	if (!element || id === undefined) return undefined;
	const { updated_at: updatedAt } = element;
	return typeof updatedAt === 'number' ? { id, updatedAt } : { id };
}

/** An id as answers give it; `undefined` for anything else. */
export function answeredId(value: unknown): number | undefined {
	const id = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
	return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/**
 * Links of records of one kind, each with the id of its record in `entity_id` (API facts 5.10).
 *
 * @param path of the kind of records
 */
export const linkTarget = (path: string): WriteTarget => ({
	...updateTarget(`${path}/link`, 'links'),
	method: 'POST',
	requestIds: false,
	maybe: MAYBE_LINKED,
	missing: noSuch('entity_id'),
	taken: (body, sent) => {
		const made = new Map(embedded(body, 'links').map((link) => [ends(link), link]));
		return sent.map(({ body: row }) => {
			const answer = made.get(ends(row));
			return answer && { id: Number(row.entity_id), answer };
		});
	},
});

const ends = ({ entity_id: from, to_entity_type: type, to_entity_id: to }: IDataObject) =>
	[from, type, to].join(' ');

/** The same links taken away. The answer has no body, and is about all of them. */
export const unlinkTarget = (path: string): WriteTarget => ({
	...linkTarget(path),
	path: `${path}/unlink`,
	maybe: MAYBE_UNLINKED,
	// A 200 with something in it is no answer to this call, but an error in disguise.
	taken: (body, sent) =>
		sent.map(({ body: row }) => (body === undefined ? { id: Number(row.entity_id) } : undefined)),
});

/**
 * Notes at records of one kind, each with the id of its record in `entity_id` (API facts 5.9).
 *
 * @param path of the kind of records
 */
export function noteTarget(path: string): WriteTarget {
	const target = createTarget(`${path}/notes`, 'notes');
	return {
		...target,
		list: { ...target.list, content: noteContent },
		maybe: { ...MAYBE_CREATED, message: 'This note may have been added' },
	};
}

/** A note has no name; it is told from others by its record and its text. */
const noteContent = (note: IDataObject): IDataObject => ({
	...note,
	name: `${String(note.entity_id)}: ${String(at(note, 'params', 'text') ?? '')}`,
});
