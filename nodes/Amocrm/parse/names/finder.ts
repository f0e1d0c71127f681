import { asError } from '../../transport/http/asError';
import { closest } from './closest';
import { InputError, quoted } from '../text/inputError';
import { bare, fold, plainText } from '../text/text';

/** Anything in the account that has an ID and a name. */
export interface Named {
	id: number;
	name: string;
	/** A second unique name: a field's code, a user's email. */
	code?: string | null;
}

/** Finds one thing by its name, code or ID. */
export type Finder<T> = (wanted: unknown) => T;

/**
 * Creates a function that finds one of the account's things by user input. A number is an ID first. Text is a name or
 * a code first (exact, then ignoring case and spaces, then ignoring accents) and an ID last, since names can be
 * numeric.
 *
 * The function throws UnknownName with the closest names, or InputError if several things match.
 *
 * @param what singular noun for messages: `user`, `custom field`, `tag`, `option`
 */
export function createFinder<T extends Named>(things: readonly T[], what: string): Finder<T> {
	const ids = new Map(things.map((thing) => [String(thing.id), thing]));
	const exact = groupBy(things, (name) => name);
	const folded = groupBy(things, fold);
	const unaccented = groupBy(things, bare);
	const unknownName = unknownNames(what, things);

	return (wanted) => {
		const text = plainText(wanted);
		if (text === undefined)
			throw new InputError(`there is no ${what} ${quoted(wanted)}`, 'Enter one name or one ID.');
		const byId = ids.get(text.trim());
		if (typeof wanted === 'number' && byId) return byId;
		if (text.length > LONGEST_NAME) throw unknownName(text);
		const [first = byId, ...more] =
			exact.get(text) ??
			exact.get(text.trim()) ??
			folded.get(fold(text)) ??
			unaccented.get(bare(text)) ??
			[];
		if (first === undefined) throw unknownName(text);
		if (more.length > 0) throw ambiguous(what, text, [first, ...more]);
		return first;
	};
}

/** Longer than any name in an account, in characters. */
export const LONGEST_NAME = 1000;

/** Nothing in the account has this name. */
export class UnknownName extends InputError {}

/** A run can contain thousands of different wrong names, and searching for similar ones is slow. */
const MAX_SUGGESTIONS = 200;

/**
 * Creates UnknownName errors. Similar names are searched once per name, only when the hint is read, and for at most
 * MAX_SUGGESTIONS names.
 *
 * @param what singular noun for messages
 */
export function unknownNames(
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

/** Groups things by each of their names; a thing listed twice counts once. */
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

/** Like `createFinder`, but things for which `isFirst` holds win; the others count only if none of those match. */
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
			// Several things match, or the input cannot be a name.
			if (!(error instanceof UnknownName)) throw asError(error);
			return orElse(() => others(wanted), error);
		}
	};
}

function orElse<T>(find: () => T, unknown: UnknownName): T {
	try {
		return find();
	} catch (error) {
		// Keep the error that lists the preferred choices.
		throw error instanceof UnknownName ? unknown : asError(error);
	}
}

const namesOf = ({ name, code }: Named) => [name, code ?? ''].filter((text) => text.trim() !== '');

/** Most names listed when none is similar. */
const FEW = 10;

function suggestion(what: string, wanted: string, things: readonly Named[]): string {
	const near = wanted === '' ? [] : closest(wanted, [...new Set(things.flatMap(namesOf))]);
	if (near.length > 0) return `Did you mean ${near.map(quoted).join(' or ')}?`;
	if (things.length === 0) return `The account has no ${what}s yet. Add it in amoCRM first.`;
	return things.length <= FEW
		? `Choose one of ${things.map(({ name }) => quoted(name)).join(', ')}.`
		: `No ${what} in the account has a similar name.`;
}

function ambiguous(what: string, wanted: string, several: readonly Named[]): InputError {
	const ids = several.map((thing) => `${thing.id}${otherName(thing, wanted)}`).join(', ');
	return new InputError(
		`${several.length} ${what}s in the account are named ${quoted(wanted)}`,
		`Use the ID instead: ${ids}.`,
	);
}

/** A second name that distinguishes one of several matches. */
function otherName(thing: Named, wanted: string): string {
	const other = namesOf(thing).find((name) => fold(name) !== fold(wanted));
	return other === undefined ? '' : ` (${quoted(other)})`;
}
