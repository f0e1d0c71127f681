import { addressValues, readAddress } from './address';
import { isBlank } from '../parse/text/blank';
import { parseBoolean, readBoolean } from '../parse/numbers/booleans';
import { single } from '../parse/text/cell';
import { parseDay, parseTime, readDay, readTime, sentTime, type Zones } from '../parse/dates/dates';
import { isEmptyDate } from '../parse/dates/emptyDate';
import { each, type ValueCodec, type PlainValue, type ValueWriter } from './valueCodec';
import { InputError, quoted } from '../parse/text/inputError';
import { contactValues, readContacts } from './multitext';
import { TAX_NUMBER, wholeNumberText } from '../parse/numbers/numberText';
import { parseAmount, parseDecimal, readNumber } from '../parse/numbers/numbers';
import { objectCodecs } from './objectCodecs';
import { chosenOption, chosenOptions, readOptionLabel, readOptionLabels } from './fieldOptions';
import { exactText, plainText } from '../parse/text/text';
import { isObject } from '../transport/http/json';

/** Writes one `{ value }`; an array with a single element counts as that element. */
const one =
	(convert: (value: unknown, zones: Zones) => PlainValue): ValueWriter =>
	(value, _field, zones) => [{ value: convert(single(value), zones) }];

const asIs = each((value) => value);

const text: ValueCodec = { write: (value) => [{ value: textOf(value) }], read: asIs };
const number: ValueCodec = { write: one(parseDecimal), read: each(readNumber) };
const money: ValueCodec = {
	...number,
	write: one((value, { notation }) => parseAmount(value, notation)),
};
const date = (parse: typeof parseDay): ValueWriter =>
	one((value, zones) => sentTime(parse(value, zones), zones.account));
const day: ValueCodec = {
	write: date(parseDay),
	read: each(readDay),
	accountZone: true,
	isEmpty: (value) => isEmptyDate(single(value)),
};
const option: ValueCodec = {
	write: (value, field) => [{ enum_id: chosenOption(value, field).id }],
	read: readOptionLabel,
};

/** The codec of every known type of custom field. */
export const VALUE_CODECS: ReadonlyMap<string, ValueCodec> = new Map<string, ValueCodec>(
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
			write: (value, field) => chosenOptions(value, field).map(({ id }) => ({ enum_id: id })),
			read: readOptionLabels,
			multiple: true,
		},
		multitext: {
			write: (value, field, { country }) => contactValues(value, field, undefined, country),
			read: readContacts,
			multiple: true,
		},
		smart_address: { write: addressValues, read: readAddress, multiple: true },
		...objectCodecs,
	} satisfies Record<string, ValueCodec>),
);

/** amoCRM adds types without notice. Text, or objects as they are, is the best guess. */
const UNKNOWN: ValueCodec = {
	write: (value) =>
		(Array.isArray(value) ? value : [value])
			.filter((part) => !isBlank(part))
			.map((part) => ({ value: isObject(part) ? (plainText(part) ?? part) : textOf(part) })),
	read: (values) => {
		const [first, ...more] = values.map((entry) => ('value' in entry ? entry.value : entry));
		return more.length === 0 ? first : ([first, ...more] as PlainValue);
	},
};

/** The codec of a type of custom field. */
export const valueCodec = (type: string): ValueCodec => VALUE_CODECS.get(type) ?? UNKNOWN;

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
