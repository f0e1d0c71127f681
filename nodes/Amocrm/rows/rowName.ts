import type { IDataObject } from 'n8n-workflow';

import { isBlank } from '../parse/text/blank';
import { plainText } from '../parse/text/text';
import type { EncodedRow, WritableRow } from '../verbs/verb';

/** A row that cannot be sent after all, under the name it would have had. */
export const refused = ({ payload }: WritableRow, failure: unknown): EncodedRow => ({
	failure,
	name: nameOf(payload),
});

/** What a row is called by people who look for it; `undefined` where it has no name. */
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
