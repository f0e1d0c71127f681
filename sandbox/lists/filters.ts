import type { Call } from '../http/call';
import { textOf, valuesOf, type Query, type QueryValue } from '../http/query';
import type { Json } from '../json';

/** Whether an item belongs to the list. */
export type Test<Item> = (item: Item) => boolean;
/** The tests that one `filter[...]` key asks for; none: the value is ignored. */
export type Filter<Item> = (value: QueryValue, call: Call) => Array<Test<Item>>;
export type Filters<Item> = Record<string, Filter<Item>>;

type Of<Item> = (item: Item) => Json | undefined;

/** `filter[key]=1` or `filter[key][]=1&filter[key][]=2`. */
export const oneOf =
	<Item>(of: Of<Item>): Filter<Item> =>
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

/** `filter[key][from]=1&filter[key][to]=2`; either bound may be left out. */
export const range =
	<Item>(of: Of<Item>): Filter<Item> =>
	(value) => {
		if (typeof value === 'string') return [];
		return within(of, Number(value.from ?? -Infinity), Number(value.to ?? Infinity));
	};

/** A range, or one number: everything since then. */
export const since =
	<Item>(of: Of<Item>): Filter<Item> =>
	(value, call) =>
		typeof value === 'string' ? within(of, Number(value), Infinity) : range(of)(value, call);

/** The tests of a whole `filter`; unknown keys are ignored, as the service does (API facts 1.7). */
export function testsOf<Item>(
	filter: Query,
	filters: Filters<Item>,
	call: Call,
): Array<Test<Item>> {
	const known = new Map(Object.entries(filters));
	return Object.entries(filter).flatMap(([name, value]) => known.get(name)?.(value, call) ?? []);
}

/** The test of a full-text `query`. */
export function queryTest<Item>(
	query: Query,
	of: ((item: Item) => string) | undefined,
): Array<Test<Item>> {
	const text = textOf(query.query)?.toLowerCase();
	return text && of ? [(item) => of(item).includes(text)] : [];
}
