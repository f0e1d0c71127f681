import type { IDataObject } from 'n8n-workflow';

import { at, objectsIn } from '../transport/http/json';
import { isBlank } from '../parse/text/blank';
import { InputError, quoted } from '../parse/text/inputError';
import { plainText } from '../parse/text/text';
import { listIn } from './parameters';

const LABEL = 'Query Parameters';

/** Parameters that the node sets itself; other values could skip or repeat records. */
const OWN = ['page', 'limit'];

/**
 * The option 'Query Parameters' as a query, to which each request adds its own. A name in brackets, such as `filter[id][]`, can
 * occur several times.
 *
 * Throws InputError.
 */
export function queryParametersOf(value: unknown): IDataObject {
	const query = new Map<string, string | string[]>();
	for (const { name: given, value: entered } of objectsIn(at(value, 'parameter'))) {
		if (isBlank(given) && isBlank(entered)) continue;
		const [name, text] = [nameOf(given), plainText(entered) ?? ''];
		const list = name.replace(/\[\]$/, '');
		const before = query.get(list) ?? [];
		query.set(list, list === name ? text : [before, text].flat());
	}
	return Object.fromEntries(query);
}

function nameOf(given: unknown): string {
	const name = (plainText(given) ?? '').trim();
	if (name === '')
		throw new InputError(`'${LABEL}': a value has no name`, 'Enter the name of each parameter.');
	const [base = ''] = name.toLowerCase().split('[');
	if (!OWN.includes(base)) return name;
	throw new InputError(
		`'${LABEL}': ${quoted(name)} is set by the node itself`,
		"Remove it. How many records come out is set with 'Return All' and 'Limit'.",
	);
}

/** Adds the choices under 'Include' to the `with` of the query. */
export function withIncluded(query: IDataObject, included: unknown): IDataObject {
	const names = [query.with, ...listIn(included)].flat().map(plainText);
	const all = names.filter((name) => !isBlank(name)).join(',');
	return all === '' ? query : { ...query, with: all };
}
