import type { IDataObject } from 'n8n-workflow';

import type { Directory } from '../lists/directory';
import { isObject } from '../transport/json';
import { asError } from '../transport/asError';
import { isBlank } from '../values/blank';
import { InputError, quoted } from '../values/inputError';

/**
 * The tags of a row: names or ids, one or several, or the objects with `name` that amoCRM itself gives. A text may hold
 * several with commas. Throws InputError; UnreadableError if the tags cannot be read.
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
		const isNew = createMissing && typeof wanted === 'string';
		names.add(isNew ? wanted.trim() : (await knownTag(wanted, directory)).name);
	}
	return [...names].map((name) => ({ name }));
}

async function listed(value: unknown, directory: Directory): Promise<Array<string | number>> {
	const pieces = typeof value === 'string' ? await namesIn(value, directory) : [value].flat();
	return pieces
		.map((piece: unknown) => (isObject(piece) ? (piece.name ?? piece.id ?? piece) : piece))
		.filter((piece) => !isBlank(piece))
		.map(nameOrId);
}

function nameOrId(piece: unknown): string | number {
	if (typeof piece === 'string' || typeof piece === 'number') return piece;
	throw new InputError(
		`${quoted(piece)} is not a tag`,
		'Give names, or objects with a name as amoCRM gives them.',
	);
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

const unknownTag = ({ message, hint }: InputError) =>
	new InputError(message, `${hint} To make new tags, switch on the option 'Create Missing Tags'.`);
