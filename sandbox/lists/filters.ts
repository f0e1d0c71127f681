import type { Call } from '../http/call';
import { textOf, valuesOf, type Query, type QueryValue } from '../http/incoming/query';
import type { Json } from '../json';

/** Whether an item belongs to the list. */
export type Test<Item> = (item: Item) => boolean;
/** The tests for one `filter[...]` key; none: the value is ignored. */
export type ListFilter<Item> = (value: QueryValue, call: Call) => Array<Test<Item>>;
export type ListFilters<Item> = Record<string, ListFilter<Item>>;

type Of<Item> = (item: Item) => Json | undefined;

/** `filter[key]=1` or `filter[key][]=1&filter[key][]=2`. */
export const oneOf =
	<Item>(of: Of<Item>): ListFilter<Item> =>
	(value) => {
		const wanted = valuesOf(value);
		return wanted.length === 0 ? [] : [(item) => wanted.includes(String(of(item)))];
	};

const within = <Item>(of: Of<Item>, from: number, to: number): Array<Test<Item>> => [
	(item) => {
		const found = of(item) ?? null;
		return found !== null && Number(found) >= from && Number(found) <= to;
	},
];

/** `filter[key][from]=1&filter[key][to]=2`; either bound is optional. */
export const range =
	<Item>(of: Of<Item>): ListFilter<Item> =>
	(value) => {
		if (typeof value === 'string') return [];
		return within(of, Number(value.from ?? -Infinity), Number(value.to ?? Infinity));
	};

/** A range, or one number as its lower bound. */
export const since =
	<Item>(of: Of<Item>): ListFilter<Item> =>
	(value, call) =>
		typeof value === 'string' ? within(of, Number(value), Infinity) : range(of)(value, call);

/** The tests for a complete `filter`; unknown keys are ignored, as by the service (API facts 1.7). */
export function testsOf<Item>(
	filter: Query,
	filters: ListFilters<Item>,
	call: Call,
): Array<Test<Item>> {
	const known = new Map(Object.entries(filters));
	return Object.entries(filter).flatMap(([name, value]) => known.get(name)?.(value, call) ?? []);
}

/** The test for a full-text `query`. */
export function queryTest<Item>(
	query: Query,
	of: ((item: Item) => string) | undefined,
): Array<Test<Item>> {
	const text = textOf(query.query)?.toLowerCase();
	return text && of ? [(item) => of(item).includes(text)] : [];
}
