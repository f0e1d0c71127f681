import type { Named } from '../parse/names/finder';

/** What writing needs to know about a custom field of the account (API facts 5.5.1). */
export interface CustomField extends Named {
	/** A type of API facts 5.5.4; others may appear without notice. */
	type: string;
	options: readonly Named[];
	/** amoCRM computes the value, so it cannot be written. */
	computed?: boolean;
}
