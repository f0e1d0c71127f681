import type { IDataObject } from 'n8n-workflow';

const NAME = /\{(\w+)\}/g;

/**
 * Fills the placeholders of a path with the row's values, and returns the row without them, since they do not belong in
 * the body.
 *
 * @param kept placeholders to keep
 *
 * Throws Error for a placeholder without a value, which is a mistake in the table of resources.
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

/** The placeholders of a path. */
export const namesIn = (template: string): string[] =>
	[...template.matchAll(NAME)].map(([, name]) => String(name));
