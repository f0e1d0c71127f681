import type { Named } from '../parse/names/finder';

/** A custom field of the account (API facts 5.5.1), as far as writing needs it. */
export interface CustomField extends Named {
	/** One of API facts 5.5.4; others may appear without notice. */
	type: string;
	options: readonly Named[];
	/** amoCRM works its value out itself, so that it cannot be written. */
	computed?: boolean;
}
