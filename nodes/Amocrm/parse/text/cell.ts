import { isBlank } from './blank';
import { visible } from './invisible';

/** A value as it is meant: texts without what nobody sees, also in a list. */
export function cleaned(value: unknown): unknown {
	if (typeof value === 'string') return visible(value);
	return Array.isArray(value) ? value.map(cleaned) : value;
}

/** The one element of a list that has no others: lookups of other tools give their value like this. */
export function single(value: unknown): unknown {
	if (!Array.isArray(value)) return value;
	const [first, ...more] = value.filter((element) => !isBlank(element));
	return first !== undefined && more.length === 0 ? single(first) : value;
}
