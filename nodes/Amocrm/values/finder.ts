import { closest } from './closest';
import { InputError, quoted } from './inputError';

/** Something of the account that people call by a name. */
export interface Named {
	id: number;
	name: string;
	/** Another unmistakable name: a field's code, a user's e-mail. */
	code?: string | null;
}

/** How the things are called in messages, in the singular: `user`, `custom field`, `tag`, `option`. */
export type Finder<T> = (wanted: unknown) => T;

/**
 * Finds one of the account's things by what a user gave: a number is an id; a text is a name first (exactly, then without
 * regard to case and spaces), then a code, then an id, since a name may look like a number.
 *
 * The function throws InputError with the closest names, or when a name belongs to several.
 */
export function createFinder<T extends Named>(things: readonly T[], what: string): Finder<T> {
	const ids = new Map(things.map((thing) => [thing.id, thing]));
	const exact = groupBy(things, ({ name }) => name);
	const folded = groupBy(things, ({ name }) => fold(name));
	const codes = groupBy(things, ({ code }) => (code ? fold(code) : undefined));

	return (wanted) => {
		if (typeof wanted === 'number') {
			const byId = ids.get(wanted);
			if (byId) return byId;
		}
		const text = String(wanted).trim();
		const several = exact.get(text) ?? folded.get(fold(text)) ?? codes.get(fold(text));
		const [first, second] = several ?? [];
		if (first && second) throw ambiguous(what, text, several ?? []);
		const found = first ?? (/^\d+$/.test(text) ? ids.get(Number(text)) : undefined);
		if (found) return found;
		throw unknown(what, text, things);
	};
}

const fold = (name: string) => name.replace(/\s+/g, ' ').trim().toLowerCase();

function groupBy<T>(things: readonly T[], nameOf: (thing: T) => string | undefined): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const thing of things) {
		const name = nameOf(thing);
		if (name === undefined) continue;
		const group = groups.get(name);
		if (group) group.push(thing);
		else groups.set(name, [thing]);
	}
	return groups;
}

function unknown(what: string, wanted: string, things: readonly Named[]): InputError {
	const near = closest(wanted, [...new Set(things.flatMap(({ name, code }) => (code ? [name, code] : [name])))]);
	const hint = near.length > 0 ? `Did you mean ${near.map(quoted).join(' or ')}?` : `There is no ${what} with a name like this in the account.`;
	return new InputError(`there is no ${what} ${quoted(wanted)}`, hint);
}

function ambiguous(what: string, wanted: string, several: readonly Named[]): InputError {
	const ids = several.map(({ id }) => id).join(', ');
	return new InputError(`${several.length} of the account's ${what}s are called ${quoted(wanted)}`, `Give the ID instead: ${ids}.`);
}
