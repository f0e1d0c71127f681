import type { IDataObject } from 'n8n-workflow';

import { isMissing } from '../../parse/text/blank';
import { singleIn } from '../../rows/parameters';
import type { Condition } from '../filterType';

export interface Range {
	query: IDataObject;
	holds(value: unknown): boolean;
}

/** A range with one or two ends, inclusive; `undefined` if it has none. */
export function rangeOf(from?: number, to?: number): Range | undefined {
	if (from === undefined && to === undefined) return undefined;
	return {
		query: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
		holds: (value) =>
			typeof value === 'number' &&
			value >= (from ?? Number.NEGATIVE_INFINITY) &&
			value <= (to ?? Number.POSITIVE_INFINITY),
	};
}

/** The range of a filter, whose ends are `name_from` and `name_to` in the form. */
export async function between(
	name: string,
	form: IDataObject,
	parse: (value: unknown) => Promise<number>,
): Promise<Condition[]> {
	const end = async (value: unknown) =>
		isMissing(value) ? undefined : await parse(singleIn(value));
	const range = rangeOf(await end(form[`${name}_from`]), await end(form[`${name}_to`]));
	return range
		? [{ query: { [name]: range.query }, holds: (record) => range.holds(record[name]) }]
		: [];
}
