import type { IDataObject } from 'n8n-workflow';

import type { Detail } from '../../lists/detailFields';
import { at, isObject, objectsIn } from '../../transport/http/json';
import { isBlank } from '../../parse/text/blank';
import { InputError } from '../../parse/text/inputError';
import { plainText } from '../../parse/text/text';
import type { CustomFieldEntry } from '../customFields/values';
import type { FormContext } from '../../rows/formContext';
import type { FollowUp } from '../../verbs/verb';

/** One filled-in part of the contact details. */
interface Part {
	detail: Detail;
	entered: unknown;
	kind?: unknown;
}

/**
 * Splits 'Contact Details' into values of the account's own fields and, for the description, a note.
 *
 * Throws InputError if the account has no field for a part; UnreadableError.
 */
export async function detailsOf(
	value: unknown,
	context: FormContext,
): Promise<{ customFields: CustomFieldEntry[]; followUps: FollowUp[] }> {
	const customFields: CustomFieldEntry[] = [];
	for (const { detail, entered, kind } of partsOf(value)) {
		if (isBlank(entered) && !context.clearEmpty) continue;
		const { id, type } = await context.directory.detailField(detail);
		const address = detail === 'address' && type !== 'smart_address';
		customFields.push({ wanted: id, entered: address ? oneLine(entered) : entered, kind });
	}
	return { customFields, followUps: notesOf(value) };
}

/**
 * The parts, in the order of the form. An empty part of the profile is never sent, since adding one part adds all of them. An
 * empty phone was added on purpose, possibly to clear the field.
 */
function partsOf(value: unknown): Part[] {
	const addresses = groupsOf(value, 'address').map(addressOf);
	if (addresses.filter((address) => !isBlank(address)).length > 1)
		throw new InputError("'Address' is given twice", 'Remove one of the two addresses.', true);
	return [
		...groupsOf(value, 'phones').map(contact('phone')),
		...groupsOf(value, 'emails').map(contact('email')),
		...groupsOf(value, 'websites').map(contact('website')),
		...addresses.map((entered): Part => ({ detail: 'address', entered })),
		...groupsOf(value, 'profile').flatMap(profileOf),
	];
}

const groupsOf = (value: unknown, name: string): IDataObject[] => {
	const group = at(value, name);
	return isObject(group) ? [group] : objectsIn(group);
};

const contact =
	(detail: Detail) =>
	({ value: entered, enum_code: kind }: IDataObject): Part => ({ detail, entered, kind });

const PROFILE = ['industry', 'employees', 'position'] as const;

const profileOf = (profile: IDataObject): Part[] =>
	PROFILE.map((detail) => ({ detail, entered: profile[detail] })).filter(
		({ entered }) => !isBlank(entered),
	);

/** The usual order of an address on one line; the names are those of a smart address (API facts 5.5.4). */
const ADDRESS = ['address_line_1', 'address_line_2', 'city', 'state', 'zip', 'country'] as const;

function addressOf(address: IDataObject): IDataObject | undefined {
	const filled = ADDRESS.filter((part) => !isBlank(address[part]));
	return filled.length === 0
		? undefined
		: Object.fromEntries(filled.map((part) => [part, address[part]]));
}

const oneLine = (address: unknown) =>
	isObject(address)
		? Object.values(address)
				.map((part) => textOf(part, 'Address'))
				.join(', ')
		: address;

const notesOf = (value: unknown): FollowUp[] =>
	groupsOf(value, 'profile').flatMap(({ description }) =>
		isBlank(description) ? [] : [{ kind: 'addNote', text: textOf(description, 'Description') }],
	);

function textOf(value: unknown, label: string): string {
	const text = plainText(value);
	if (text !== undefined) return text;
	throw new InputError(
		`'${label}': this is not text`,
		'Pick one property of the object in the expression.',
		true,
	);
}
