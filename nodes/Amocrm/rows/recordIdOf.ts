import { recordsByName } from '../lists/recordsByName';
import { isLocator, isMissing, unlocated } from '../parse/text/blank';
import { inField, InputError } from '../parse/text/inputError';
import { refuseForeignAddress } from '../parse/records/recordAddress';
import { idIn, parseRecordId } from '../parse/records/recordId';
import { plainText } from '../parse/text/text';
import { singleIn } from './parameters';
import type { RecordKey } from '../transport/types';
import type { Run } from '../verbs/verb';

/** Finds the id of a record by its name. */
type ByName = (name: string) => Promise<number>;

/** The record that an item is about, by its ID of whatever type. Throws InputError, UnreadableError. */
export async function recordKeyOf(run: Run, item: number): Promise<RecordKey> {
	if (run.resource.idType !== 'text') return await recordIdOf(run, item);
	const text = plainText(singleIn(unlocated(givenIn(run, item))))?.trim();
	if (text !== undefined && text !== '') return text;
	throw new InputError(
		`'${run.resource.singular}': this is not an ID`,
		'Enter the ID as amoCRM gives it, or check the expression in it.',
		true,
	);
}

/** The record that an item is about. Throws InputError; UnreadableError where its name cannot be looked up. */
export async function recordIdOf(run: Run, item: number): Promise<number> {
	const label = run.resource.singular;
	const given = givenIn(run, item);
	try {
		refuseForeignAddress(given, run.resource.embedded, run.connection.account);
		return await locatedId(given, namesOf(run));
	} catch (error) {
		// The same complaint, with the label the user sees.
		throw inField(label, error);
	}
}

/** What was entered for the record. Throws InputError. */
function givenIn({ context, resource }: Run, item: number): unknown {
	const label = resource.singular;
	const given: unknown = context.getNodeParameter('recordId', item, '');
	if (!isMissing(given)) return given;
	throw new InputError(
		`'${label}' is missing`,
		`Choose the ${label.toLowerCase()}, or check the expression in it.`,
		true,
	);
}

/**
 * The id that a locator or a plain value gives: as an ID, as a record's address in amoCRM, or in a locator as a name, since
 * n8n puts what is dragged there into whatever mode is open. Digits are a name only in the mode for names.
 *
 * Throws InputError; UnreadableError where a name cannot be looked up.
 */
export async function locatedId(value: unknown, byName: ByName): Promise<number> {
	if (!isLocator(value)) return parseRecordId(singleIn(value));
	const given = singleIn(value.value);
	const id = value.mode === 'name' ? undefined : idIn(given);
	if (id !== undefined) return id;
	const name = plainText(given)?.trim();
	// Numbers that are no ID, and addresses, are nobody's name.
	const isName =
		name !== undefined &&
		(value.mode === 'name' || (/\p{L}/u.test(name) && !/^https?:/.test(name)));
	return isName ? await byName(name) : parseRecordId(given);
}

/** Names are searched for once per run. */
const byRun = new WeakMap<Run, ByName>();

function namesOf(run: Run): ByName {
	const known = byRun.get(run) ?? recordsByName(run.connection, run.resource);
	byRun.set(run, known);
	return known;
}
