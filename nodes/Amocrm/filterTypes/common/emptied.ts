import { isBlank, isMissing, unlocated } from '../../parse/text/blank';
import { listIn } from '../../rows/parameters';
import type { FilterReader } from '../filterType';

const isExpression = (raw: unknown) => {
	const text = unlocated(raw);
	return typeof text === 'string' && text.startsWith('=');
};

/** Whether an expression gave nothing. What was typed means itself, such as the search for `null`. */
export const isEmptiedValue = (raw: unknown, value: unknown) =>
	isExpression(raw) && isMissing(value);

type IsEmptied = FilterReader['isEmptied'];

/** Of a filter with one value. */
export const emptiedValue: IsEmptied = (name, raw, resolved) =>
	isEmptiedValue(raw[name], resolved[name]);

/** Of a filter with several: something was filled in, of which nothing is left, such as commas alone. */
export const emptiedList: IsEmptied = (name, raw, resolved) =>
	!isBlank(raw[name]) && listIn(resolved[name]).length === 0;

/** Of a filter with two ends. */
export const emptiedRange: IsEmptied = (name, raw, resolved) =>
	[`${name}_from`, `${name}_to`].some((end) => emptiedValue(end, raw, resolved));
