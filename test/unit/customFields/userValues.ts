import fc from 'fast-check';
import type { CustomField } from '../../../nodes/Amocrm/customFields/encoding';
import { email, everyField, field, phone } from './fields';

/** Numbers in spreadsheet notation (`'1`, `="1"`, `1e5`) are converted again each time. */
const isPlain = (text: string) =>
	text.trim() !== '' && !/^[\s'’`="]|\de[+-]?\d|\d[.,]0*$/i.test(text);
const filled = isPlain;
const word = fc.stringMatching(/^[A-Za-zА-я0-9]{1,8}$/).filter(isPlain);
const line = fc.oneof(
	fc.string().filter(filled),
	fc.constantFrom('12.50', '[1]', '{"a": 1}', 'да', ' x ', '1,5', 'Moscow, Russia', '{'),
);
const id = fc.integer({ min: 1, max: 1e9 });
const digits = fc
	.tuple(
		fc.constantFrom('', '-'),
		fc.stringMatching(/^[1-9]\d{0,24}$/),
		fc.stringMatching(/^\d{0,24}$/),
	)
	.map(([sign, whole, fraction]) =>
		fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}0`,
	)
	// Three digits after a dot may be thousands, which is refused.
	.filter((text) => !/^-?\d{1,3}\.\d{3}$/.test(text));
const dayText = fc
	.integer({ min: Date.UTC(1901, 0) / 864e5, max: Date.UTC(2099, 0) / 864e5 })
	.map((day) => new Date(day * 864e5).toISOString().slice(0, 10));
const seconds = fc.integer({ min: -2_177_452_800, max: 4_000_000_000 }).filter(
	// Small numbers are Excel day numbers, and some have the digits of a date.
	(second) => Math.abs(second) > 100_000_000,
);
const object = (keys: Record<string, fc.Arbitrary<unknown>>, requiredKeys: string[] = []) =>
	fc.record(keys, { requiredKeys });

const contact = (text: fc.Arbitrary<string>, kinds: string[]) =>
	fc.oneof(
		text,
		fc.tuple(text, fc.constantFrom(...kinds)).map(([one, kind]) => `${one} (${kind})`),
		fc.record({ value: text, enum_code: fc.constantFrom(...kinds) }),
	);
const phones = contact(
	fc.oneof(
		fc.stringMatching(/^\+7 \d{3} \d{3}-\d{2}-\d{2}$/),
		fc.stringMatching(/^8\d{10}, доб\. \d{2}$/),
		fc.constantFrom('12 (мама)', 'mob 123', '495 1, 495 2', '12 (work)'),
	),
	['WORK', 'WORKDD', 'MOB', 'FAX', 'HOME', 'OTHER'],
);
const emails = contact(fc.emailAddress(), ['WORK', 'PRIV', 'OTHER']);
const several = (one: fc.Arbitrary<unknown>) =>
	fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 4 }));

const labels = [
	'SMB',
	'2026',
	'Moscow, Russia',
	'A; B',
	'A',
	'true',
	'504',
	'[x',
	'Крупный бизнес',
];
const label = fc.constantFrom(...labels);
const address = object({
	address_line_1: line,
	address_line_2: line,
	city: word,
	state: word,
	zip: word,
	country: fc.constantFrom('RU', 'Brasil', 'США', 'kz'),
}).filter((parts) => Object.keys(parts).length > 0);
const text = fc.oneof(line, fc.integer(), fc.boolean());
const linked = object(
	{ name: word, entity_id: id, entity_type: fc.constant('contacts'), catalog_id: id },
	['entity_id', 'entity_type'],
);

/** User input for each type; every value can be written. */
const VALUES: Record<string, fc.Arbitrary<unknown>> = {
	text,
	textarea: text,
	streetaddress: text,
	tracking_data: text,
	org_legal_name: text,
	url: text,
	numeric: digits,
	price: fc.oneof(
		digits,
		fc.double({ noNaN: true, noDefaultInfinity: true, max: 1e15, min: -1e15 }),
	),
	monetary: fc.oneof(digits, fc.integer()),
	checkbox: fc.constantFrom(true, false, 'yes', 'нет', '1', 0),
	date: fc.oneof(dayText, seconds),
	birthday: dayText,
	date_time: fc.oneof(dayText, seconds),
	select: label,
	radiobutton: label,
	category: label,
	multiselect: fc.uniqueArray(label, { minLength: 1 }),
	smart_address: fc.oneof(
		line.filter((one) => !/^\s*[[{]/.test(one)),
		address,
	),
	legal_entity: several(
		object({ name: word, vat_id: word, kpp: word, entity_type: fc.constantFrom(1, 2) }, ['name']),
	),
	items: several(
		object(
			{ sku: word, description: line, unit_price: id, quantity: id, metadata: fc.constant({}) },
			['sku'],
		),
	),
	linked_entity: fc.oneof(word, linked),
	chained_list: several(
		object({ catalog_id: id, catalog_element_id: id }, ['catalog_id', 'catalog_element_id']),
	),
	file: fc.oneof(
		fc.uuid(),
		object({ file_uuid: fc.uuid(), version_uuid: fc.uuid(), file_name: line, file_size: id }, [
			'file_uuid',
		]),
	),
	payer: fc.oneof(word, object({ name: word, type: fc.constant('legal'), phone: word }, ['name'])),
	supplier: fc.oneof(id, object({ entity_id: id, name: word }, ['entity_id'])),
};

const optionTypes = ['select', 'radiobutton', 'category', 'multiselect'];
const addressParts = ['address_line_1', 'address_line_2', 'city', 'state', 'zip', 'country'];
const address16 = (): CustomField => ({
	...field('smart_address'),
	options: addressParts.map((name, i) => ({ id: i + 1, name, code: name })),
});

/** A field of every known type, with user input for it. */
export const givenTo: ReadonlyArray<readonly [string, CustomField, fc.Arbitrary<unknown>]> = [
	...[...new Set(everyField.map(({ type }) => type))].flatMap((type) => {
		if (!Object.hasOwn(VALUES, type)) return [];
		const values = VALUES[type] ?? fc.constant('');
		if (type === 'smart_address') return [[type, address16(), values] as const];
		return [[type, field(type, optionTypes.includes(type) ? labels : []), values] as const];
	}),
	['phones', phone, several(phones)],
	['emails', email, several(emails)],
	[
		'a type that does not exist yet',
		field('brand_new'),
		several(fc.oneof(word, object({ a: id }, ['a']))),
	],
];
