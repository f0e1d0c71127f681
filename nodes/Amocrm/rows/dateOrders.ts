import type { DateOrder, SeenDate } from '../parse/dates/notation';
import { InputError, quoted } from '../parse/text/inputError';

/** A check of a row that depends on later rows. */
export type LateCheck = () => InputError | undefined;

/** The order of day and month in the dates of a run, per field. */
export interface DateOrders {
	/** Notes a date. */
	seen(field: string, date: SeenDate): void;
	/** The check for the row read since the last call, if its dates could have the other order. */
	check(): LateCheck | undefined;
}

/**
 * All dates in a column have the same order. If some clearly have one order (12/31/2026) and others were read in the other
 * (03/04/2026), the latter are ambiguous.
 */
export function createDateOrders(): DateOrders {
	const clear = new Map<string, string>();
	let open: Array<{ field: string; date: SeenDate }> = [];
	return {
		seen(field, date) {
			const key = keyOf(field, date.order);
			if (!date.clear) open.push({ field, date });
			else if (!clear.has(key)) clear.set(key, date.text);
		},
		check() {
			const own = open;
			open = [];
			if (own.length === 0) return undefined;
			return () => {
				for (const { field, date } of own) {
					const other = clear.get(keyOf(field, OTHER[date.order]));
					if (other !== undefined) return contradiction(field, date.text, other);
				}
				return undefined;
			};
		},
	};
}

const OTHER: Record<DateOrder, DateOrder> = { dayFirst: 'monthFirst', monthFirst: 'dayFirst' };

const keyOf = (field: string, order: DateOrder) => `${order} ${field}`;

const contradiction = (field: string, text: string, other: string) =>
	new InputError(
		`'${field}': ${quoted(text)} can be read in two ways, and other rows have day and month in the other order (${quoted(other)})`,
		"Choose the order under 'Options': 'Dates Such as 03/04', or write dates such as 2026-12-31.",
		true,
	);
