import type { IDataObject } from 'n8n-workflow';

import { isBlank } from '../parse/text/blank';
import { plainText } from '../parse/text/text';
import type { EncodedRow, WritableRow } from '../verbs/verb';

/** A row that cannot be sent, with the name that its record would have had. */
export const refused = ({ payload }: WritableRow, failure: unknown): EncodedRow => ({
	failure,
	name: nameOf(payload),
});

/** The name by which people find a row; `undefined` if it has none. */
export function nameOf({
	name,
	first_name: first,
	last_name: last,
}: IDataObject): string | undefined {
	const parts = isBlank(name) ? [first, last] : [name];
	const text = parts
		.map((part) => plainText(part)?.trim() ?? '')
		.join(' ')
		.trim();
	return text === '' ? undefined : text;
}
