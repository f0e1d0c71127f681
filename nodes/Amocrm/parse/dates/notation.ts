import { InputError } from '../text/inputError';

/** Which number comes first in `03/04/2026`. */
export type DateOrder = 'dayFirst' | 'monthFirst';

/** A date such as `03/04/2026`, in which either number could be the month. */
export interface SeenDate {
	text: string;
	order: DateOrder;
	/** The text alone settles it because one of the numbers is above 12. */
	clear: boolean;
}

/** How the account's users write ambiguous values. Unknown properties are left out. */
export interface Notation {
	dateOrder?: DateOrder;
	/** The user chose the order for this run, so dates in the other order are refused. */
	chosen?: boolean;
	/** The thousands separator. */
	thousands?: '.' | ',';
	/** Called for every date whose order matters. */
	seen?: (date: SeenDate) => void;
}

/** The order of day and month in an account's PHP date format: `d.m.Y`, `m/d/Y`. */
export function dateOrderIn(format: string | undefined): DateOrder | undefined {
	if (/^[dj]/.test(format ?? '')) return 'dayFirst';
	return /^[mn]/i.test(format ?? '') ? 'monthFirst' : undefined;
}

/** The text can be read in two ways and nothing settles which one is meant. */
export class AmbiguousInput extends InputError {}
