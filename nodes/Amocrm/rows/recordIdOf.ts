import { recordsByName } from '../lists/recordsByName';
import { isLocator, isMissing, unlocated } from '../parse/text/blank';
import { inField, InputError } from '../parse/text/inputError';
import { refuseForeignAddress } from '../parse/records/recordAddress';
import { idIn, parseRecordId } from '../parse/records/recordId';
import { plainText } from '../parse/text/text';
import { singleIn } from './parameters';
import type { RecordKey } from '../transport/types';
import type { Run } from '../verbs/verb';

/** Finds the ID of a record by name. */
type ByName = (name: string) => Promise<number>;

/** The ID of the item's record, a number or text. Throws InputError, UnreadableError. */
export async function recordKeyOf(run: Run, item: number): Promise<RecordKey> {
	if (run.resource.idType !== 'text') return await recordIdOf(run, item);
	const text = plainText(singleIn(unlocated(givenIn(run, item))))?.trim();
	if (text !== undefined && text !== '') return text;
	throw new InputError(
		`'${run.resource.singular}': this is not an ID`,
		'Enter the ID as in amoCRM, or check the expression.',
		true,
	);
}

/** The ID of the item's record. Throws InputError; UnreadableError if its name cannot be looked up. */
export async function recordIdOf(run: Run, item: number): Promise<number> {
	const label = run.resource.singular;
	const given = givenIn(run, item);
	try {
		refuseForeignAddress(given, run.resource.embedded, run.connection.account);
		return await locatedId(given, namesOf(run));
	} catch (error) {
		// Adds the label that the user sees.
		throw inField(label, error);
	}
}

/** The value entered for the record. Throws InputError. */
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
 * The ID in a locator or a plain value: an ID, an address in amoCRM, or in a locator also a name, whatever its mode, because n8n drops
 * dragged values into the current mode. Digits are a name only in the mode 'By Name'.
 *
 * Throws InputError; UnreadableError if a name cannot be looked up.
 */
export async function locatedId(value: unknown, byName: ByName): Promise<number> {
	if (!isLocator(value)) return parseRecordId(singleIn(value));
	const given = singleIn(value.value);
	const id = value.mode === 'name' ? undefined : idIn(given);
	if (id !== undefined) return id;
	const name = plainText(given)?.trim();
	// Addresses, and numbers that are not IDs, are not names.
	const isName =
		name !== undefined &&
		(value.mode === 'name' || (/\p{L}/u.test(name) && !/^https?:/.test(name)));
	return isName ? await byName(name) : parseRecordId(given);
}

/** Each name is looked up once per run. */
const byRun = new WeakMap<Run, ByName>();

function namesOf(run: Run): ByName {
	const known = byRun.get(run) ?? recordsByName(run.connection, run.resource);
	byRun.set(run, known);
	return known;
}
