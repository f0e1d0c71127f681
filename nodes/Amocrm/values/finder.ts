import { closest } from './closest';
import { InputError, quoted } from './inputError';
import { fold, plainText } from './text';

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
 * then without regard to case and spaces) and only then an id, since a name may look like a number.
 *
 * The function throws InputError with the closest names, or when what was given stands for several things.
 *
 * @param what the things are called in messages, in the singular: `user`, `custom field`, `tag`, `option`
 */
export function createFinder<T extends Named>(things: readonly T[], what: string): Finder<T> {
	const ids = new Map(things.map((thing) => [String(thing.id), thing]));
	const exact = groupBy(things, (name) => name);
	const folded = groupBy(things, fold);
	const complaints = new Map<string, InputError>();

	/** Many rows may have the same wrong name, and looking for similar ones takes time. */
	const complaint = (text: string) => {
		const known = complaints.get(text) ?? unknown(what, text, things);
		if (complaints.size < MAX_COMPLAINTS) complaints.set(text, known);
		return known;
	};

	return (wanted) => {
		const text = plainText(wanted);
		if (text === undefined)
			throw new InputError(`there is no ${what} ${quoted(wanted)}`, 'Give one name or one ID.');
		const byId = ids.get(text.trim());
		if (typeof wanted === 'number' && byId) return byId;
		const [first = byId, ...more] =
			exact.get(text) ?? exact.get(text.trim()) ?? folded.get(fold(text)) ?? [];
		if (first === undefined) throw complaint(text);
		if (more.length > 0) throw ambiguous(what, text, [first, ...more]);
		return first;
	};
}

const MAX_COMPLAINTS = 500;

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

const namesOf = ({ name, code }: Named) => [name, code ?? ''].filter((text) => text.trim() !== '');

/** So many names are shown where none is like the one that was given. */
const FEW = 10;

function unknown(what: string, wanted: string, things: readonly Named[]): InputError {
	const message = `there is no ${what} ${quoted(wanted)}`;
	const near = closest(wanted, [...new Set(things.flatMap(namesOf))]);
	if (near.length > 0)
		return new InputError(message, `Did you mean ${near.map(quoted).join(' or ')}?`);
	if (things.length === 0)
		return new InputError(message, `There are no ${what}s to choose from. Add it in amoCRM first.`);
	if (things.length <= FEW)
		return new InputError(
			message,
			`Choose one of ${things.map(({ name }) => quoted(name)).join(', ')}.`,
		);
	return new InputError(message, `There is no ${what} with a name like this in the account.`);
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
