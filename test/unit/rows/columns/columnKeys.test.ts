import fc from 'fast-check';

import {
	createColumnMatcher,
	type ColumnMatch,
} from '../../../../nodes/Amocrm/rows/columns/columnKeys';
import { ownColumns } from '../../../../nodes/Amocrm/rows/columns/ownColumns';
import { company } from '../../../../nodes/Amocrm/resources/company';
import { contact } from '../../../../nodes/Amocrm/resources/contact';
import { updateFields } from '../../../../nodes/Amocrm/resources/common/fields';
import { lead } from '../../../../nodes/Amocrm/resources/lead';
import type { Resource } from '../../../../nodes/Amocrm/resources/resource';
import type { CustomField } from '../../../../nodes/Amocrm/customFields/customField';

const field = (id: number, name: string, more: Partial<CustomField> = {}): CustomField => ({
	id,
	name,
	type: 'text',
	options: [],
	...more,
});

const kinds = (...codes: string[]) => codes.map((name, i) => ({ id: 500 + i, name }));

const custom = [
	field(101, 'Phone', {
		type: 'multitext',
		code: 'PHONE',
		options: kinds('WORK', 'WORKDD', 'MOB', 'HOME'),
	}),
	field(102, 'Почта', { type: 'multitext', code: 'EMAIL', options: kinds('WORK', 'PRIV') }),
	field(103, 'INN', { code: 'TAX_NUMBER' }),
	field(104, 'Note'),
	field(105, 'Note', { code: 'SECOND_NOTE' }),
	field(106, 'note 2'),
	field(107, 'Tags'),
	field(108, 'ID'),
	field(109, 'Worth', { computed: true }),
	field(110, '***'),
	field(111, 'Status'),
	field(112, 'Счёт №'),
];

const matcherOf = (resource: Resource, fields: readonly CustomField[], own = resource.fields) =>
	createColumnMatcher(ownColumns(own, resource), fields, resource).match;

const ofContacts = matcherOf(contact, custom);
const ofLeads = matcherOf(lead, custom.slice(0, 4));
const ofUpdates = matcherOf(contact, custom, updateFields(contact));

const keyOf = (match: ColumnMatch) => (match && 'key' in match ? match.key : match);

describe('A column of the input', () => {
	it.each([
		['first_name', 'first_name'],
		['First Name', 'first_name'],
		['FIRST NAME', 'first_name'],
		['  firstName ', 'first_name'],
		['first-name', 'first_name'],
		['responsible user', 'responsible_user_id'],
		['responsible_user', 'responsible_user_id'],
		['RESPONSIBLE_USER_ID', 'responsible_user_id'],
		['full name', 'name'],
		['name', 'name'],
		['request_id', 'request_id'],
	])('%j is the own field %s', (column, key) => {
		expect(keyOf(ofContacts(column))).toBe(key);
	});

	it.each([
		['103', '103'],
		[' 103 ', '103'],
		['inn', '103'],
		['TAX number', '103'],
		['INN (103)', '103'],
		['Note (105)', '105'],
		['second note', '105'],
		['note2', '106'],
		['***', '110'],
		['счет', '112'],
		['счет-фактура', undefined],
		['СЧЕТ №', '112'],
	])('%j is the custom field %s', (column, key) => {
		expect(keyOf(ofContacts(column))).toBe(key);
	});

	it.each([
		['Phone', '101'],
		['PHONE', '101'],
		['101:MOB', '101:MOB'],
		['101:mob', '101:MOB'],
		['Phone (mobile)', '101:MOB'],
		['phone mobile', '101:MOB'],
		['PHONE_MOB', '101:MOB'],
		['Phone - cell', '101:MOB'],
		['phone (раб.)', '101:WORK'],
		['Phone: direct', '101:WORKDD'],
		['Почта личная', '102:PRIV'],
		['email work', '102:WORK'],
		['Phone fax', undefined],
		['Phone of the boss', undefined],
		['Phones', undefined],
	])('%j is the phone or email %s', (column, key) => {
		expect(keyOf(ofContacts(column))).toBe(key);
	});

	it.each([
		['Nope'],
		['worth'],
		['109'],
		[''],
		['   '],
		['constructor'],
		['__proto__'],
		['row_number'],
	])('%j is no field', (column) => {
		expect(ofContacts(column)).toBeUndefined();
	});

	it('that two fields fit is said to fit both', () => {
		expect(ofContacts('Note')).toEqual({ several: ['104', '105'] });
		expect(ofContacts('NOTE')).toEqual({ several: ['104', '105'] });
		expect(ofContacts('Tags')).toMatchObject({ key: 'tags', certainty: 'key' });
	});

	it('is no ID of a record that is made anew, but a field of that name', () => {
		expect(ofContacts('id')).toMatchObject({ key: '108', certainty: 'name' });
		expect(ofUpdates('id')).toMatchObject({ key: 'id', certainty: 'key' });
		expect(ofUpdates('Contact ID')).toMatchObject({ key: 'id', certainty: 'name' });
		expect(ofLeads('ID')).toBeUndefined();
	});

	it.each([
		['Stage', 'status_id'],
		['status', 'status_id'],
		['Pipeline and stage', 'status_id'],
		['Pipeline', 'pipeline_id'],
		['pipeline_id', 'pipeline_id'],
		['sale', 'price'],
		['Price', 'price'],
	])('%j of a lead is %s', (column, key) => {
		expect(keyOf(ofLeads(column))).toBe(key);
	});

	it('called like a field of the account is that field, and not another word for the stage', () => {
		const match = matcherOf(lead, custom);
		expect(keyOf(match('Status'))).toBe('111');
		expect(keyOf(match('Stage'))).toBe('status_id');
	});
});

const russian = [
	field(201, 'Телефон', {
		type: 'multitext',
		code: 'PHONE',
		options: kinds('WORK', 'WORKDD', 'MOB', 'FAX', 'HOME', 'OTHER'),
	}),
	field(202, 'Email', {
		type: 'multitext',
		code: 'EMAIL',
		options: kinds('WORK', 'PRIV', 'OTHER'),
	}),
	field(203, 'Должность', { code: 'POSITION' }),
	field(204, 'Web', { type: 'url', code: 'WEB' }),
	field(205, 'Адрес', { type: 'textarea', code: 'ADDRESS' }),
	field(206, 'День рождения', { type: 'birthday' }),
	field(207, 'Telefone do chefe'),
];

const ofRussians = matcherOf(contact, russian);
const ofRussianCompanies = matcherOf(company, russian);
const ofRussianLeads = matcherOf(lead, []);

describe('A column of a file that another program wrote', () => {
	it.each([
		// amoCRM
		['Наименование', 'name'],
		['Ответственный', 'responsible_user_id'],
		['Дата создания', 'created_at'],
		['Кем создана', 'created_by'],
		['Дата редактирования', 'updated_at'],
		['Рабочий телефон', '201:WORK'],
		['Рабочий прямой телефон', '201:WORKDD'],
		['Мобильный телефон', '201:MOB'],
		['Факс', '201:FAX'],
		['Домашний телефон', '201:HOME'],
		['Другой телефон', '201:OTHER'],
		['Рабочий email', '202:WORK'],
		['Личный email', '202:PRIV'],
		['Другой email', '202:OTHER'],
		['Должность (контакт)', '203'],
		['Компания', 'company_id'],
		['Дата рождения', '206'],
		['Work phone', '201:WORK'],
		['Work direct phone', '201:WORKDD'],
		['Teléfono móvil', '201:MOB'],
		['Telefono de la oficina', undefined],
		['Teléfono del trabajo', '201:WORK'],
		['Telefone comercial', '201:WORK'],
		['Celular', '201:MOB'],
		['Correo electrónico', '202'],
		['Correo personal', '202:PRIV'],
		['E-mail pessoal', '202:PRIV'],
		['Cargo', '203'],
		['Dirección', '205'],
		['Endereço', '205'],
		// Google Contacts
		['Given Name', 'first_name'],
		['Family Name', 'last_name'],
		['Phone 1 - Value', '201'],
		['E-mail 2 - Value', '202'],
		['Organization Name', 'company_id'],
		['Organization 1 - Name', 'company_id'],
		['Organization Title', '203'],
		['Website 1 - Value', '204'],
		['Birthday', '206'],
		// Outlook
		['E-mail Address', '202'],
		['E-mail 2 Address', '202'],
		['E-mail Display Name', undefined],
		['Mobile Phone', '201:MOB'],
		['Business Phone', '201:WORK'],
		['Home Phone 2', '201:HOME'],
		['Business Fax', '201:FAX'],
		['Primary Phone', '201'],
		['Company Main Phone', undefined],
		["Assistant's Phone", undefined],
		['Job Title', '203'],
		['Web Page', '204'],
		['Company', 'company_id'],
		// HubSpot
		['Email', '202'],
		['Phone Number', '201'],
		['Mobile Phone Number', '201:MOB'],
		['Company name', 'company_id'],
		['Contact owner', 'responsible_user_id'],
		['Email Domain', undefined],
		// Bitrix24
		['Имя', 'first_name'],
		['Фамилия', 'last_name'],
		['Частный e-mail', '202:PRIV'],
		['Рабочий e-mail', '202:WORK'],
		['Номер факса', '201:FAX'],
		['Название компании', 'company_id'],
		['Телефон рабочий', '201:WORK'],
		// A custom field with exactly this name takes precedence.
		['Telefone do chefe', '207'],
		['\uFEFFНаименование', 'name'],
	])('%j of a contact is %s', (column, key) => {
		expect(keyOf(ofRussians(column))).toBe(key);
	});

	it.each([
		['Название компании', 'name'],
		['Organization', 'name'],
		['Телефон компании', '201'],
		['Company Email', '202'],
		['Company owner', 'responsible_user_id'],
		['Дата рождения', undefined],
	])('%j of a company is %s', (column, key) => {
		expect(keyOf(ofRussianCompanies(column))).toBe(key);
	});

	it.each([
		['Название сделки', 'name'],
		['Бюджет ₽', 'price'],
		['Этап сделки', 'status_id'],
		['Воронка', 'pipeline_id'],
		['Дата закрытия', 'closed_at'],
		['Теги сделки', 'tags'],
		['Deal Stage', 'status_id'],
		['Amount', 'price'],
		['Close Date', undefined],
		['Рабочий телефон', undefined],
	])('%j of a lead is %s', (column, key) => {
		expect(keyOf(ofRussianLeads(column))).toBe(key);
	});

	it('holds the kind of the phone or email beside it', () => {
		expect(ofRussians('Phone 2 - Type')).toEqual({ kindOf: 'PHONE 2' });
		expect(ofRussians('E-mail 1 - Label')).toEqual({ kindOf: 'EMAIL 1' });
		expect(ofRussians('Phone 2 - Value')).toMatchObject({ key: '201', pair: 'PHONE 2' });
		expect(ofRussians('Phone type')).toBeUndefined();
	});
});

describe('The spelling of a column', () => {
	const nouns = {
		201: ['Phone', 'Телефон', 'Teléfono', 'Telefone', 'Tel'],
		202: ['E-mail', 'Email', 'Почта', 'Correo'],
	};
	const words = {
		WORK: ['Work', 'Business', 'Рабочий', 'comercial'],
		MOB: ['Mobile', 'Мобильный', 'Celular'],
		HOME: ['Home', 'Домашний'],
		PRIV: ['Personal', 'Личный', 'pessoal'],
		OTHER: ['Other', 'Другой', 'Outro'],
	};
	const ofField = {
		201: ['WORK', 'MOB', 'HOME', 'OTHER'],
		202: ['WORK', 'PRIV', 'OTHER'],
	} as const;
	const target = fc
		.constantFrom<201 | 202>(201, 202)
		.chain((id) => fc.record({ id: fc.constant(id), kind: fc.constantFrom(...ofField[id]) }));
	const spelled = target.chain(({ id, kind }) =>
		fc
			.record({
				noun: fc.constantFrom(...nouns[id]),
				word: fc.constantFrom(...words[kind]),
				order: fc.constantFrom('before', 'behind', 'brackets'),
				sign: fc.constantFrom(' ', '_', '-', ' - ', '  ', '.'),
				number: fc.constantFrom('', ' 1', ' 2'),
				letters: fc.constantFrom('as is', 'upper', 'lower'),
			})
			.map(({ noun, word, order, sign, number, letters }) => {
				const pair = order === 'before' ? [word, noun] : [noun, word];
				const text = order === 'brackets' ? `${noun} (${word})` : pair.join(sign);
				const column = `${text}${number}`;
				const cased = { 'as is': column, upper: column.toUpperCase(), lower: column.toLowerCase() };
				return { column: cased[letters as keyof typeof cased], key: `${id}:${kind}` };
			}),
	);

	it('does not matter to phones and emails, and never mixes two of them', () => {
		fc.assert(
			fc.property(spelled, ({ column, key }) => {
				expect([column, keyOf(ofRussians(column))]).toEqual([column, key]);
			}),
		);
	});

	it('with any other word in it is no phone or email', () => {
		const foreign = fc.constantFrom('boss', 'assistant', 'жены', 'domain', 'consent', 'chefe');
		fc.assert(
			fc.property(spelled, foreign, ({ column }, word) => {
				expect([column, ofRussians(`${column} ${word}`)]).toEqual([column, undefined]);
				expect([column, ofRussians(`${word} ${column}`)]).toEqual([column, undefined]);
			}),
		);
	});

	it('of any length is read', () => {
		for (const text of ['x', ' ', 'телефон ', '( ', 'Phone ('])
			expect(ofRussians(text.repeat(50_000))).toBeUndefined();
	});
});
