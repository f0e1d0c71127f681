import type { IDataObject } from 'n8n-workflow';

import type { Directory } from '../../lists/directory';
import { isObject } from '../../transport/http/json';
import { asError } from '../../transport/http/asError';
import { isBlank } from '../../parse/text/blank';
import { UnknownName } from '../../parse/names/finder';
import { InputError, quoted } from '../../parse/text/inputError';
import { looksLikeJson, parsedIfJson } from '../../parse/json/jsonObjects';
import { isPlaceholder, isSheetError } from '../../parse/text/placeholder';
import { sheetError } from '../../parse/text/sheetError';
import { bare } from '../../parse/text/text';

/**
 * The tags of a row: names or ids, one or several, or the objects with `name` that amoCRM itself gives. A text may hold
 * several with commas, or as JSON. Throws InputError; UnreadableError if the tags cannot be read.
 *
 * @param createMissing tags that the account does not have are made, instead of refused
 */
export async function tagsOf(
	value: unknown,
	directory: Directory,
	createMissing: boolean,
): Promise<IDataObject[]> {
	const names = new Set<string>();
	for (const wanted of await listed(value, directory)) {
		if (isSheetError(String(wanted))) throw sheetError(String(wanted), 'tag');
		if (await standsForNone(wanted, directory)) continue;
		const mayBeNew = createMissing && typeof wanted === 'string';
		names.add(
			mayBeNew ? await oldOrNew(wanted, directory) : (await knownTag(wanted, directory)).name,
		);
	}
	return [...names].map((name) => ({ name }));
}

/** A placeholder such as `-`, unless the account has a tag that is called so. */
const standsForNone = async (wanted: string | number, directory: Directory): Promise<boolean> =>
	typeof wanted === 'string' && isPlaceholder(wanted) && !(await isTag(wanted, directory));

/** The account's tag of that name, or the new one as it was first spelled in this run. */
async function oldOrNew(wanted: string, directory: Directory): Promise<string> {
	try {
		const { name } = await directory.tag(wanted);
		// Digits that are the id of a tag are the name of a new one here.
		if (bare(name) === bare(wanted)) return name;
	} catch (error) {
		// Several tags of that name are no reason for one more.
		if (!(error instanceof UnknownName)) throw asError(error);
	}
	const spellings = newTags.get(directory) ?? new Map<string, string>();
	newTags.set(directory, spellings);
	const first = spellings.get(bare(wanted)) ?? wanted.trim();
	spellings.set(bare(wanted), first);
	return first;
}

/** New tags of a run and of one kind of record, by their bare names. */
const newTags = new WeakMap<Directory, Map<string, string>>();

async function listed(value: unknown, directory: Directory): Promise<Array<string | number>> {
	const given = await fromJson(value, directory);
	const pieces = typeof given === 'string' ? await namesIn(given, directory) : [given].flat();
	return pieces
		.map((piece: unknown) => (isObject(piece) ? (piece.name ?? piece.id ?? piece) : piece))
		.filter((piece) => !isBlank(piece))
		.map(nameOrId);
}

function nameOrId(piece: unknown): string | number {
	if (typeof piece === 'string' || typeof piece === 'number') return piece;
	throw new InputError(
		`${quoted(piece)} is not a tag`,
		'Enter names, or objects with a name, as amoCRM returns them.',
	);
}

/** What a JSON text of tags stands for, unless the text itself is the name of one. */
async function fromJson(value: unknown, directory: Directory): Promise<unknown> {
	if (typeof value !== 'string' || !looksLikeJson(value)) return value;
	return (await isTag(value, directory)) ? value : parsedIfJson(value);
}

/** The tags in a text with commas, unless the whole text is the name of one. */
async function namesIn(text: string, directory: Directory): Promise<string[]> {
	const pieces = text.split(/[,;\n]/);
	return pieces.length > 1 && (await isTag(text, directory)) ? [text] : pieces;
}

async function isTag(text: string, directory: Directory): Promise<boolean> {
	try {
		await directory.tag(text);
		return true;
	} catch (error) {
		// Unknown as a whole: its pieces are looked up, and complained about, one by one.
		if (!(error instanceof InputError)) throw asError(error);
		return false;
	}
}

async function knownTag(wanted: unknown, directory: Directory) {
	try {
		return await directory.tag(wanted);
	} catch (error) {
		// A new tag may be meant; then the option is what the user needs.
		if (!(error instanceof InputError)) throw asError(error);
		throw unknownTag(error);
	}
}

const unknownTag = (error: InputError) =>
	new InputError(
		error.message,
		() => `${error.hint} To create new tags, switch on the option 'Create Missing Tags'.`,
	);
