import { isGiven, isObject } from '../../transport/http/json';

/** A value that fits into a spreadsheet cell. */
export type Plain = string | number | boolean | null;

const isPlain = (value: unknown): value is Plain =>
	value === null || ['string', 'number', 'boolean'].includes(typeof value);

/**
 * Shows a value of any kind as text or a number, since amoCRM adds kinds without notice: its text or name, otherwise its type and
 * ID.
 */
export function plainOf(kind: string, value: unknown): Plain {
	if (isPlain(value)) return value;
	if (!isObject(value)) return JSON.stringify(value ?? null);
	const { text, name, type, id } = value;
	const words = [text, name].find(isGiven);
	if (words !== undefined && isPlain(words)) return words;
	if (isGiven(id)) return `${String(type ?? kind).replace(/_/g, ' ')} ${String(id)}`;
	const [first, ...more] = Object.entries(value);
	return first && more.length === 0 ? plainOf(...first) : JSON.stringify(value);
}
