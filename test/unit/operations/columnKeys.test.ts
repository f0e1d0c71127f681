import { createColumnMatcher } from '../../../nodes/Amocrm/operations/columnKeys';
import { ownColumns } from '../../../nodes/Amocrm/resources/columnFields';
import { contact } from '../../../nodes/Amocrm/resources/contact';
import { updateFields } from '../../../nodes/Amocrm/resources/fields';
import { lead } from '../../../nodes/Amocrm/resources/lead';
import type { CustomField } from '../../../nodes/Amocrm/values/customField';

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

const ofContacts = createColumnMatcher(ownColumns(contact.fields, contact), custom);
const ofLeads = createColumnMatcher(ownColumns(lead.fields, lead), custom.slice(0, 4));
const ofUpdates = createColumnMatcher(ownColumns(updateFields(contact), contact), custom);

const keyOf = (match: ReturnType<typeof ofContacts>) =>
	match && 'key' in match ? match.key : match;

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
		expect(ofContacts('Tags')).toEqual({ key: 'tags', exact: true });
	});

	it('is no ID of a record that is made anew, but a field of that name', () => {
		expect(ofContacts('id')).toEqual({ key: '108', exact: false });
		expect(ofUpdates('id')).toEqual({ key: 'id', exact: true });
		expect(ofUpdates('Contact ID')).toEqual({ key: 'id', exact: false });
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
		const match = createColumnMatcher(ownColumns(lead.fields, lead), custom);
		expect(keyOf(match('Status'))).toBe('111');
		expect(keyOf(match('Stage'))).toBe('status_id');
	});
});
