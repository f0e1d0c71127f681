import type { IDataObject } from 'n8n-workflow';

const NAME = /\{(\w+)\}/g;

/**
 * A path with the row's values in place of the names in braces, and the row without these values, since they do not stand in
 * the body too.
 *
 * @param kept names that stay in braces
 *
 * Throws Error for a name that the row has no value for, which is a mistake in the table of resources.
 */
export function filledPath(
	template: string,
	row: IDataObject,
	kept: readonly string[] = [],
): { path: string; rest: IDataObject } {
	const rest = { ...row };
	const path = template.replace(NAME, (all, name: string) => {
		if (kept.includes(name)) return all;
		const value = row[name];
		if (typeof value !== 'string' && typeof value !== 'number')
			throw new Error(`The path ${template} needs a value for "${name}"`);
		delete rest[name];
		return encodeURIComponent(value);
	});
	return { path, rest };
}

/** The names in braces of a path. */
export const namesIn = (template: string): string[] =>
	[...template.matchAll(NAME)].map(([, name]) => String(name));
