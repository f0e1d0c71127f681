import { InputError } from '../../parse/text/inputError';

/** Throws InputError where a filter has more values than the API takes at a time. */
export function refuseMoreThan(most: number | undefined, values: readonly unknown[]): void {
	if (most === undefined || values.length <= most) return;
	throw new InputError(
		`${values.length} values are given, and amoCRM takes ${most} at a time`,
		'Split them over several items.',
	);
}
