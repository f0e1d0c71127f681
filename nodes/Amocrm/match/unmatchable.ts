import type { IDataObject } from 'n8n-workflow';

import { InputError, quoted } from '../parse/text/inputError';
import { hasValue, type MatchKey } from './matchKeys';

/** What a row without usable key values contains for the keys, such as `Email "-"`. */
const placeholders = (keys: readonly MatchKey[], content: IDataObject): string[] =>
	keys.flatMap(({ label, writtenIn }) =>
		writtenIn(content)
			.filter((written) => written.trim() !== '')
			.map((written) => `${label} ${quoted(written)}`),
	);

/** The error for a row whose key values are all placeholders, which would merge many records. */
export function onlyPlaceholders(
	keys: readonly MatchKey[],
	content: IDataObject,
): InputError | undefined {
	if (hasValue(keys, content)) return undefined;
	const given = placeholders(keys, content);
	if (given.length === 0) return undefined;
	return new InputError(
		`this row has only placeholders to match it by: ${given.join(', ')}`,
		'Placeholders such as "-", dummy numbers and emails without @ are the same for many records. Enter the real value, or match by something else.',
	);
}

/** The error for a row of 'Create or Update' without key values: it would be created again in every run. */
export function noKey(keys: readonly MatchKey[], content: IDataObject): InputError | undefined {
	if (hasValue(keys, content)) return undefined;
	const labels = keys.map(({ label }) => label);
	return (
		onlyPlaceholders(keys, content) ??
		new InputError(
			`this row has no value to match it by: ${labels.join(', ')}`,
			`Fill in at least one of them, or change 'Match By'. Placeholders such as "-" do not count.`,
		)
	);
}
