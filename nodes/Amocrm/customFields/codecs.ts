import { addressValues, readAddress } from './address';
import { isBlank } from '../parse/text/blank';
import { parseBoolean, readBoolean } from '../parse/numbers/booleans';
import { single } from '../parse/text/cell';
import { parseDay, parseTime, readDay, readTime, sentTime, type Zones } from '../parse/dates/dates';
import { isEmptyDate } from '../parse/dates/emptyDate';
import { each, type FieldType, type Plain, type Writer } from './codec';
import { InputError, quoted } from '../parse/text/inputError';
import { contactValues, readContacts } from './multitext';
import { TAX_NUMBER, wholeNumberText } from '../parse/numbers/numberText';
import { parseAmount, parseDecimal, readNumber } from '../parse/numbers/numbers';
import { objectTypes } from './objectTypes';
import { optionOf, optionsOf, readOption, readOptions } from './fieldOptions';
import { exactText, plainText } from '../parse/text/text';
import { isObject } from '../transport/http/json';

/** Writes one `{ value }`; an array with a single element counts as that element. */
const one =
	(convert: (value: unknown, zones: Zones) => Plain): Writer =>
	(value, _field, zones) => [{ value: convert(single(value), zones) }];

const asIs = each((value) => value);

const text: FieldType = { write: (value) => [{ value: textOf(value) }], read: asIs };
const number: FieldType = { write: one(parseDecimal), read: each(readNumber) };
const money: FieldType = {
	...number,
	write: one((value, { notation }) => parseAmount(value, notation)),
};
const date = (parse: typeof parseDay): Writer =>
	one((value, zones) => sentTime(parse(value, zones), zones.account));
const day: FieldType = {
	write: date(parseDay),
	read: each(readDay),
	accountZone: true,
	isEmpty: (value) => isEmptyDate(single(value)),
};
const option: FieldType = {
	write: (value, field) => [{ enum_id: optionOf(value, field).id }],
	read: readOption,
};

/** The codec of every known type of custom field. */
export const TYPES: ReadonlyMap<string, FieldType> = new Map<string, FieldType>(
	Object.entries({
		text,
		textarea: text,
		streetaddress: text,
		tracking_data: text,
		org_legal_name: text,
		url: text,
		numeric: number,
		price: money,
		monetary: money,
		checkbox: { write: one(parseBoolean), read: each(readBoolean) },
		date: day,
		birthday: day,
		date_time: { ...day, write: date(parseTime), read: each(readTime), accountZone: undefined },
		select: option,
		radiobutton: option,
		category: option,
		multiselect: {
			write: (value, field) => optionsOf(value, field).map(({ id }) => ({ enum_id: id })),
			read: readOptions,
			multiple: true,
		},
		multitext: {
			write: (value, field, { country }) => contactValues(value, field, undefined, country),
			read: readContacts,
			multiple: true,
		},
		smart_address: { write: addressValues, read: readAddress, multiple: true },
		...objectTypes,
	} satisfies Record<string, FieldType>),
);

/** amoCRM adds types without notice. Text, or objects as they are, is the best guess. */
const UNKNOWN: FieldType = {
	write: (value) =>
		(Array.isArray(value) ? value : [value])
			.filter((part) => !isBlank(part))
			.map((part) => ({ value: isObject(part) ? (plainText(part) ?? part) : textOf(part) })),
	read: (values) => {
		const [first, ...more] = values.map((entry) => ('value' in entry ? entry.value : entry));
		return more.length === 0 ? first : ([first, ...more] as Plain);
	},
};

/** The codec of a type of custom field. */
export const fieldType = (type: string): FieldType => TYPES.get(type) ?? UNKNOWN;

function textOf(value: unknown): string {
	if (Array.isArray(value))
		return value
			.filter((part) => !isBlank(part))
			.map(textOf)
			.join(', ');
	const found = exactText(value);
	if (found !== undefined) return wholeNumberText(found, TAX_NUMBER);
	throw new InputError(
		`${quoted(value)} is not text`,
		'Pick one property of the object in the expression.',
	);
}
