import { isBlank } from './blank';
import { visible } from './invisible';

/** Removes invisible characters from text, also within a list. */
export function cleaned(value: unknown): unknown {
	if (typeof value === 'string') return visible(value);
	return Array.isArray(value) ? value.map(cleaned) : value;
}

/** Unwraps a list with a single element, which is how lookups in other tools return a value. */
export function single(value: unknown): unknown {
	if (!Array.isArray(value)) return value;
	const [first, ...more] = value.filter((element) => !isBlank(element));
	return first !== undefined && more.length === 0 ? single(first) : value;
}
