import { stringOf, type JsonObject } from '../json';
import type { Writing } from './entityKind';

/** A company without a name gets an empty one (API facts 5.2). */
export const companyName = (row: JsonObject, { before }: Writing) => ({
	name: stringOf(row.name) ?? before?.name ?? '',
});

/** A lead without a name gets one with its ID (API facts 5.4.1). */
export const dealName = (row: JsonObject, { id, before }: Writing) => ({
	name: stringOf(row.name) ?? before?.name ?? `Lead #${id}`,
});

/** A contact's name is composed if only its parts are sent (API facts 5.3). */
export function personName(row: JsonObject, { before }: Writing) {
	const first = stringOf(row.first_name) ?? stringOf(before?.first_name) ?? '';
	const last = stringOf(row.last_name) ?? stringOf(before?.last_name) ?? '';
	const partsSent = 'first_name' in row || 'last_name' in row;
	const composed = partsSent
		? [first, last].filter((part) => part !== '').join(' ')
		: (before?.name ?? '');
	return { name: stringOf(row.name) ?? composed, first_name: first, last_name: last };
}
