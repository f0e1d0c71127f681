import { InputError } from '../text/inputError';

/** Of `03/04/2026`. */
export type DateOrder = 'dayFirst' | 'monthFirst';

/** A date of which the text alone, or only the order of the account, tells which number is the month. */
export interface SeenDate {
	text: string;
	order: DateOrder;
	/** The text alone tells: one of the numbers is above 12. */
	clear: boolean;
}

/** How the people of an account write what others would read differently. What is not known is left out. */
export interface Habits {
	dateOrder?: DateOrder;
	/** The order was chosen for this run, so that a date which has another one is refused. */
	chosen?: boolean;
	/** The sign between thousands. */
	thousands?: '.' | ',';
	/** Is told of every date of which the order matters. */
	seen?: (date: SeenDate) => void;
}

/** The order of day and month in a date format of PHP, as accounts have it: `d.m.Y`, `m/d/Y`. */
export function dateOrderIn(format: string | undefined): DateOrder | undefined {
	if (/^[dj]/.test(format ?? '')) return 'dayFirst';
	return /^[mn]/i.test(format ?? '') ? 'monthFirst' : undefined;
}

/** A text that can be read in two ways, unless the habits of the account tell which is meant. */
export class InTwoWays extends InputError {}
