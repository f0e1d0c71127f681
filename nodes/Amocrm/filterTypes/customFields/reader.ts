import type { IDataObject } from 'n8n-workflow';

import type { CustomField } from '../../customFields/encoding';
import { encodedValues, fieldChoice } from '../../fieldTypes/customFields/values';
import { isPhone, newContacts } from '../../parse/contacts/contactKeys';
import { secondsOf } from '../../parse/dates/dates';
import { isMissing } from '../../parse/text/blank';
import { InputError } from '../../parse/text/inputError';
import type { FormContext } from '../../rows/formContext';
import { at, objectsIn } from '../../transport/http/json';
import { isEmptiedValue } from '../common/emptied';
import { rangeOf } from '../common/range';
import type { Condition, FilterReader } from '../filterType';

export const reader: FilterReader = {
	conditions: async ({ name }, form, context) => await conditionsOf(name, form, context),
	isEmptied: (name, raw, resolved) => {
		const given = objectsIn(at(raw[name], 'field'));
		return objectsIn(at(resolved[name], 'field')).some((entry, i) =>
			Object.entries(entry).some(([part, entered]) => isEmptiedValue(given[i]?.[part], entered)),
		);
	},
};

/** Types whose filter takes the id of an option, and those it takes as text; others cannot be filtered by the API. */
const BY_OPTION = ['select', 'multiselect', 'radiobutton'];
const BY_VALUE = [
	'text',
	'url',
	'textarea',
	'streetaddress',
	'numeric',
	'checkbox',
	'date',
	'date_time',
];

async function conditionsOf(
	name: string,
	form: IDataObject,
	context: FormContext,
): Promise<Condition[]> {
	const conditions: Condition[] = [];
	for (const { field_id: wanted, value, from, to } of objectsIn(at(form[name], 'field'))) {
		if (isMissing(wanted)) {
			if ([value, from, to].every(isMissing)) continue;
			throw new InputError('a value has no field', 'Choose the custom field of each value.');
		}
		const { field } = await fieldChoice(wanted, context.directory);
		if (!isMissing(value)) conditions.push(await customField(name, field, value, context));
		conditions.push(...(await customFieldRange(name, field, [from, to], context)));
	}
	return conditions;
}

/** Types that have an order, and those of them that the API filters by a range (API facts 1.7). */
const ORDERED = ['numeric', 'price', 'monetary', 'date', 'birthday', 'date_time'];
const BY_RANGE = ['numeric', 'date', 'date_time'];

async function customFieldRange(
	name: string,
	field: CustomField,
	entered: readonly unknown[],
	context: FormContext,
): Promise<Condition[]> {
	if (entered.every(isMissing)) return [];
	if (!ORDERED.includes(field.type))
		throw new InputError(
			`"${field.name}" has no order, so a range is not possible`,
			"Use 'Value' for this field; ranges are for numbers and dates.",
		);
	const ends: Array<number | undefined> = [];
	for (const end of entered) {
		const [first] = isMissing(end) ? [] : await encodedValues(field, end, context);
		ends.push(first && numberIn(first));
	}
	const range = rangeOf(...ends);
	if (!range) return [];
	return [
		{
			query: BY_RANGE.includes(field.type) ? { [name]: { [field.id]: range.query } } : {},
			holds: (record) =>
				storedIn(record, name, field).some((stored) => range.holds(numberIn(stored))),
		},
	];
}

const isTime = ({ type }: CustomField) => ['date', 'birthday', 'date_time'].includes(type);

const numberIn = ({ value }: IDataObject) => secondsOf(value);

const storedIn = (record: IDataObject, name: string, { id }: CustomField) =>
	objectsIn(record[name])
		.filter(({ field_id: own }) => own === id)
		.flatMap(({ values }) => objectsIn(values));

async function customField(
	name: string,
	field: CustomField,
	value: unknown,
	context: FormContext,
): Promise<Condition> {
	const values = await encodedValues(field, value, context);
	if (field.type === 'multitext') return await contactIn(name, field, values, context);
	const part = BY_OPTION.includes(field.type) ? 'enum_id' : 'value';
	// Days before 1970 are sent in another form than they are read.
	const asStored = (one: IDataObject) => (isTime(field) ? secondsOf(one[part]) : one[part]);
	const wanted = new Set(values.map((one) => comparable(asStored(one))));
	const filterable = BY_OPTION.includes(field.type) || BY_VALUE.includes(field.type);
	return {
		query: filterable ? { [name]: { [field.id]: [...wanted] } } : {},
		holds: (record) =>
			storedIn(record, name, field).some((stored) => wanted.has(comparable(stored[part]))),
	};
}

/** Phones and emails are compared as in 'Match By'. The API cannot filter them (API facts 1.7). */
async function contactIn(
	name: string,
	field: CustomField,
	values: readonly IDataObject[],
	{ directory }: FormContext,
): Promise<Condition> {
	const country = isPhone(field) ? await directory.country() : undefined;
	return {
		query: {},
		holds: (record) => {
			const stored = storedIn(record, name, field);
			return newContacts(stored, values, field, country).length < values.length;
		},
	};
}

const comparable = (value: unknown) =>
	typeof value === 'boolean' ? String(Number(value)) : String(value);
