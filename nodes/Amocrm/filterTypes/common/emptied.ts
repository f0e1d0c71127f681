import { isBlank, isMissing, unlocated } from '../../parse/text/blank';
import { listIn } from '../../rows/parameters';
import type { FilterReader } from '../filterType';

const isExpression = (raw: unknown) => {
	const text = unlocated(raw);
	return typeof text === 'string' && text.startsWith('=');
};

/** Whether an expression gave nothing. Typed text is taken literally, such as a search for `null`. */
export const isEmptiedValue = (raw: unknown, value: unknown) =>
	isExpression(raw) && isMissing(value);

type IsEmptied = FilterReader['isEmptied'];

/** For filters with one value. */
export const emptiedValue: IsEmptied = (name, raw, resolved) =>
	isEmptiedValue(raw[name], resolved[name]);

/** For filters with several values: something was entered, but nothing is left of it, such as only commas. */
export const emptiedList: IsEmptied = (name, raw, resolved) =>
	!isBlank(raw[name]) && listIn(resolved[name]).length === 0;

/** For filters with two ends. */
export const emptiedRange: IsEmptied = (name, raw, resolved) =>
	[`${name}_from`, `${name}_to`].some((end) => emptiedValue(end, raw, resolved));
