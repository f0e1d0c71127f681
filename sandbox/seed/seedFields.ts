import type { EntityName } from '../names';

export interface Option {
	id: number;
	value: string;
	sort: number;
	code: string | null;
}

/** Definition of a custom field (API facts 5.5.1). */
export interface Field {
	id: number;
	name: string;
	type: string;
	code: string | null;
	sort: number;
	predefined: boolean;
	options: Option[] | null;
}

type OptionSeed = string | [label: string, code: string];
interface FieldSeed {
	name: string;
	type: string;
	code?: string;
	predefined?: true;
	options?: OptionSeed[];
}

const coded = (...codes: string[]): OptionSeed[] => codes.map((code) => [code, code]);
const phone: FieldSeed = {
	name: 'Phone',
	type: 'multitext',
	code: 'PHONE',
	predefined: true,
	options: coded('WORK', 'WORKDD', 'MOB', 'FAX', 'HOME', 'OTHER'),
};
const email: FieldSeed = {
	name: 'Email',
	type: 'multitext',
	code: 'EMAIL',
	predefined: true,
	options: coded('WORK', 'PRIV', 'OTHER'),
};
const addressParts = coded('address_line_1', 'address_line_2', 'city', 'state', 'zip', 'country');

const companyFields: FieldSeed[] = [
	phone,
	email,
	{ name: 'Web', type: 'url', code: 'WEB', predefined: true },
	{ name: 'Address', type: 'textarea', code: 'ADDRESS', predefined: true },
	{ name: 'INN', type: 'text', code: 'INN' },
	// Labels that trip careless clients: a number, a comma, three letters that look like a currency or a code.
	{
		name: 'Segment',
		type: 'select',
		options: ['SMB', 'VIP', '2026', 'Moscow, Russia', 'Крупный бизнес', 'Enterprise'],
	},
	{
		name: 'Отрасль',
		type: 'select',
		code: 'INDUSTRY',
		options: [
			['Торговля', 'trade'],
			['Производство', 'production'],
			['IT', 'it'],
		],
	},
	{
		name: 'Interests',
		type: 'multiselect',
		options: ['CRM', 'Telephony', 'Website', 'Обучение', '24/7 support, on site'],
	},
	{ name: 'Size', type: 'radiobutton', options: ['1-10', '11-100', '100+'] },
	{ name: 'Key account', type: 'checkbox' },
	{ name: 'Founded', type: 'date' },
	{ name: 'Next audit', type: 'date_time' },
	{ name: 'Anniversary', type: 'birthday' },
	{ name: 'Employees', type: 'numeric', code: 'EMPLOYEES' },
	{ name: 'Annual revenue', type: 'monetary' },
	{ name: 'Описание', type: 'textarea' },
	{ name: 'Street', type: 'streetaddress' },
	{ name: 'Office', type: 'smart_address', options: addressParts },
	{ name: 'Реквизиты', type: 'legal_entity' },
	{ name: 'Contract file', type: 'file' },
	{ name: 'Note', type: 'text' },
	{ name: 'Note', type: 'text', code: 'SECOND_NOTE' },
	{ name: 'Portal', type: 'url' },
];

const contactFields: FieldSeed[] = [
	{ name: 'Position', type: 'text', code: 'POSITION', predefined: true },
	phone,
	email,
	{ name: 'Birthday', type: 'birthday' },
	{ name: 'Telegram', type: 'text', code: 'TELEGRAM' },
	{ name: 'Роль', type: 'select', options: ['ЛПР', 'Technical', 'Finance'] },
	{ name: 'Languages', type: 'multiselect', options: ['Русский', 'English', 'Español'] },
	{ name: 'Subscribed', type: 'checkbox' },
	{ name: 'Last visit', type: 'date' },
	{ name: 'Next call', type: 'date_time' },
	{ name: 'Score', type: 'numeric' },
	{ name: 'Salary', type: 'monetary' },
	{ name: 'Profile', type: 'url' },
	{ name: 'Comment', type: 'textarea' },
	{ name: 'Home address', type: 'smart_address', options: addressParts },
	{ name: 'Street', type: 'streetaddress' },
	{ name: 'Preferred channel', type: 'radiobutton', options: ['Phone', 'Mail', 'Chat'] },
	{ name: 'Requisites', type: 'legal_entity' },
	{ name: 'Passport', type: 'file' },
];

const leadFields: FieldSeed[] = [
	...['UTM_SOURCE', 'UTM_MEDIUM', 'UTM_CAMPAIGN', 'UTM_TERM', 'UTM_CONTENT', 'FROM'].map(
		(code): FieldSeed => ({
			name: code.toLowerCase(),
			type: 'tracking_data',
			code,
			predefined: true,
		}),
	),
	{ name: 'Order number', type: 'text', code: 'ORDER_NUMBER' },
	{
		name: 'Delivery type',
		type: 'select',
		code: 'DELIVERY',
		options: [
			['Courier', 'courier'],
			['Pickup', 'pickup'],
		],
	},
	{ name: 'Товары', type: 'multiselect', options: ['Chair', 'Table', 'Шкаф'] },
	{ name: 'Paid', type: 'checkbox' },
	{ name: 'Delivery date', type: 'date' },
	{ name: 'Meeting', type: 'date_time' },
	{ name: 'Birthday', type: 'birthday' },
	{ name: 'Discount', type: 'numeric' },
	{ name: 'Margin', type: 'monetary' },
	{ name: 'Order page', type: 'url' },
	{ name: 'Comment', type: 'textarea' },
	{ name: 'Delivery address', type: 'smart_address', options: addressParts },
	{ name: 'Street', type: 'streetaddress' },
	{ name: 'Priority', type: 'radiobutton', options: ['Low', 'High'] },
	{ name: 'Payer', type: 'legal_entity' },
	{ name: 'Offer', type: 'file' },
	{ name: 'Car', type: 'chained_list' },
];

const seeds: Record<EntityName, { firstId: number; fields: FieldSeed[] }> = {
	companies: { firstId: 300101, fields: companyFields },
	contacts: { firstId: 310101, fields: contactFields },
	leads: { firstId: 320101, fields: leadFields },
};

// Address parts have the IDs 1–6 in every account (API facts 5.5.4).
const optionId = (seed: FieldSeed, fieldId: number, index: number): number =>
	seed.type === 'smart_address' ? index + 1 : 500_000 + (fieldId % 100_000) * 30 + index * 2 + 1;

function optionsOf(seed: FieldSeed, fieldId: number): Option[] | null {
	if (!seed.options) return null;
	return seed.options.map((option, index) => {
		const [value, code] = typeof option === 'string' ? [option, null] : option;
		return { id: optionId(seed, fieldId, index), value, sort: index + 1, code };
	});
}

/** The list that chained_list fields refer to. */
export const chainedCatalog = {
	id: 4521,
	elementIds: [525439, 525441, 525443, 525445, 525447, 525449],
};

/** An entity's seeded fields and `extra` generated text fields. */
export function seedFields(entity: EntityName, extra: number): Field[] {
	const { firstId, fields } = seeds[entity];
	const generated = Array.from(
		{ length: extra },
		(_, index): FieldSeed => ({ name: `Extra field ${index + 1}`, type: 'text' }),
	);
	return [...fields, ...generated].map((seed, index) => {
		const id = firstId + index * 3;
		const { name, type, code = null, predefined = false } = seed;
		return { id, name, type, code, sort: 500 + index, predefined, options: optionsOf(seed, id) };
	});
}
