import { asError } from '../../transport/http/asError';
import { closest } from './closest';
import { InputError, quoted } from '../text/inputError';
import { bare, fold, plainText } from '../text/text';

/** Something of the account that people call by a name. */
export interface Named {
	id: number;
	name: string;
	/** Another unmistakable name: a field's code, a user's e-mail. */
	code?: string | null;
}

/** Finds one thing by its name, code or id. */
export type Finder<T> = (wanted: unknown) => T;

/**
 * Finds one of the account's things by what a user gave: a number is an id first; a text is a name or a code (exactly,
 * then regardless of case and spaces, then of accents) and only then an id, since a name may look like a number.
 *
 * The function throws UnknownName with the closest names, or InputError when what was given stands for several things.
 *
 * @param what the things are called in messages, in the singular: `user`, `custom field`, `tag`, `option`
 */
export function createFinder<T extends Named>(things: readonly T[], what: string): Finder<T> {
	const ids = new Map(things.map((thing) => [String(thing.id), thing]));
	const exact = groupBy(things, (name) => name);
	const folded = groupBy(things, fold);
	const unaccented = groupBy(things, bare);
	const complain = complaints(what, things);

	return (wanted) => {
		const text = plainText(wanted);
		if (text === undefined)
			throw new InputError(`there is no ${what} ${quoted(wanted)}`, 'Give one name or one ID.');
		const byId = ids.get(text.trim());
		if (typeof wanted === 'number' && byId) return byId;
		if (text.length > LONGEST_NAME) throw complain(text);
		const [first = byId, ...more] =
			exact.get(text) ??
			exact.get(text.trim()) ??
			folded.get(fold(text)) ??
			unaccented.get(bare(text)) ??
			[];
		if (first === undefined) throw complain(text);
		if (more.length > 0) throw ambiguous(what, text, [first, ...more]);
		return first;
	};
}

/** Nothing in an account has a longer name, in characters. */
export const LONGEST_NAME = 1000;

/** What was given names nothing in the account. */
export class UnknownName extends InputError {}

/** Rows of one run may hold thousands of different wrong names, and looking for similar ones takes time. */
const MAX_SUGGESTIONS = 200;

/**
 * Complaints about names that are unknown. Similar names are looked for once per name, when somebody reads the hint, and
 * for so many names only.
 *
 * @param what the things are called in messages, in the singular
 */
export function complaints(
	what: string,
	things: readonly Named[],
): (wanted: string) => UnknownName {
	const hints = new Map<string, string>();
	const hintOf = (wanted: string) => {
		const known = hints.get(wanted);
		if (known !== undefined) return known;
		const near = hints.size < MAX_SUGGESTIONS && wanted.length <= LONGEST_NAME;
		const hint = suggestion(what, near ? wanted : '', things);
		if (near) hints.set(wanted, hint);
		return hint;
	};
	return (wanted) => new UnknownName(`there is no ${what} ${quoted(wanted)}`, () => hintOf(wanted));
}

/** The things by each of their names; a thing that a list holds twice counts once. */
function groupBy<T extends Named>(
	things: readonly T[],
	keyOf: (name: string) => string,
): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const thing of things) {
		for (const name of namesOf(thing)) {
			const group = groups.get(keyOf(name)) ?? [];
			if (!group.some(({ id }) => id === thing.id)) groups.set(keyOf(name), [...group, thing]);
		}
	}
	return groups;
}

/** The same, where some of the things go first: the others count only where none of those is meant. */
export function preferring<T extends Named>(
	things: readonly T[],
	isFirst: (thing: T) => boolean,
	what: string,
): Finder<T> {
	const first = createFinder(things.filter(isFirst), what);
	const others = createFinder(
		things.filter((thing) => !isFirst(thing)),
		what,
	);
	return (wanted) => {
		try {
			return first(wanted);
		} catch (error) {
			// Several are meant, or what was given is no name at all.
			if (!(error instanceof UnknownName)) throw asError(error);
			return orElse(() => others(wanted), error);
		}
	};
}

function orElse<T>(find: () => T, complaint: UnknownName): T {
	try {
		return find();
	} catch (error) {
		// The complaint that names what can be chosen is of more use.
		throw error instanceof UnknownName ? complaint : asError(error);
	}
}

const namesOf = ({ name, code }: Named) => [name, code ?? ''].filter((text) => text.trim() !== '');

/** Most names shown where none is like the one that was given. */
const FEW = 10;

function suggestion(what: string, wanted: string, things: readonly Named[]): string {
	const near = wanted === '' ? [] : closest(wanted, [...new Set(things.flatMap(namesOf))]);
	if (near.length > 0) return `Did you mean ${near.map(quoted).join(' or ')}?`;
	if (things.length === 0) return `There are no ${what}s to choose from. Add it in amoCRM first.`;
	return things.length <= FEW
		? `Choose one of ${things.map(({ name }) => quoted(name)).join(', ')}.`
		: `There is no ${what} with a name like this in the account.`;
}

function ambiguous(what: string, wanted: string, several: readonly Named[]): InputError {
	const ids = several.map((thing) => `${thing.id}${otherName(thing, wanted)}`).join(', ');
	return new InputError(
		`${several.length} of the account's ${what}s are called ${quoted(wanted)}`,
		`Give the ID instead: ${ids}.`,
	);
}

/** What tells one of the things that were found from the others. */
function otherName(thing: Named, wanted: string): string {
	const other = namesOf(thing).find((name) => fold(name) !== fold(wanted));
	return other === undefined ? '' : ` (${quoted(other)})`;
}
