import { refuseForeignAddress } from '../../../../nodes/Amocrm/parse/records/recordAddress';
import { complaint } from '../../customFields/fields';

const check = (value: unknown, account = 'https://demo.amocrm.ru') =>
	complaint(() => refuseForeignAddress(value, 'companies', account));

it.each([
	[5],
	['5, 6'],
	['Rocket LLC'],
	['https://demo.amocrm.ru/companies/detail/5?tab=1'],
	['https://Demo.kommo.com/companies/detail/5'],
	[{ __rl: true, mode: 'url', value: 'https://demo.amocrm.ru/companies/detail/5' }],
	[['https://demo.amocrm.ru/companies/detail/5', 6]],
	['https://crm.example.com/companies/detail/5'],
	[null],
])('takes %j', (value) => expect(check(value)).toBe('accepted as undefined'));

it.each([
	['https://demo.amocrm.ru/contacts/detail/5'],
	['5, https://demo.amocrm.ru/leads/detail/5'],
	[[{}, 'https://demo.amocrm.ru/contacts/detail/5']],
	['https://crm.example.com/contacts/detail/5'],
])('refuses the address of another kind: %j', (value) =>
	expect(check(value)).toContain(
		'is the address of another type of record. Enter the ID, or an address with /companies/detail/ in it.',
	),
);

it.each([
	['https://other.amocrm.ru/companies/detail/5'],
	['https://other.kommo.com/companies/detail/5'],
	[{ __rl: true, mode: 'id', value: 'http://other.amocrm.com/companies/detail/5' }],
])('refuses the address in another account: %j', (value) =>
	expect(check(value)).toContain(
		'is an address in a different account. Enter the address of a record in the account "demo", or its ID.',
	),
);

it('cannot tell the account behind a proxy', () => {
	expect(check('https://other.amocrm.ru/companies/detail/5', 'https://crm.example.com')).toBe(
		'accepted as undefined',
	);
});
