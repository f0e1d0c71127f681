import type { Resource } from '../resources/resource';

/** A number of records with its verb: `1 task was`, `2 tasks were`. */
export const counted = (
	count: number,
	{ singular, plural }: Pick<Resource, 'singular' | 'plural'>,
): string => `${count} ${(count === 1 ? singular : plural).toLowerCase()} ${was(count)}`;

/** The verb after a number. */
export const was = (count: number): string => (count === 1 ? 'was' : 'were');
