import type { SandboxOptions } from '../../../../sandbox';
import {
	byId,
	byName,
	companyForm,
	customFields,
	errorOf,
	itemsOf,
	jsonOf,
	requests,
	runAmocrm,
	sentRows,
	withSandbox,
	type Json,
} from '../../../support/amocrm';

/** Item 1 gets the bad value under `bad`, items 0 and 2 have a good one: stopping writes nothing, continuing the two others. */
async function refusal(
	bad: unknown,
	good: unknown,
	company: Json,
	options: Partial<SandboxOptions> = {},
): Promise<string[]> {
	return await withSandbox(options, async (sandbox) => {
		const parameters = companyForm({ name: '=Row {{ $itemIndex }}', ...company });
		const run = { parameters, input: itemsOf([good, bad, good]) };
		const { message, description, item } = errorOf(await runAmocrm(sandbox, run));
		expect(item).toBe(1);
		expect(requests(sandbox, 'POST', 'companies')).toEqual([]);

		const { items, error } = await runAmocrm(sandbox, { ...run, onError: 'continueRegularOutput' });
		expect(error).toBeUndefined();
		const failed = jsonOf(items)[1] ?? {};
		expect(failed).toEqual({
			error: message,
			message: description.replace(' Nothing was written.', ''),
		});
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(sentRows(sandbox)).toHaveLength(2);
		expect(message.endsWith(' [item 1]')).toBe(true);
		expect(description).not.toBe('');
		return [message.replace(' [item 1]', ''), description];
	});
}

const value = '={{ $json.value }}';
const user = { responsible_user_id: byName(value) };
const field = (name: string) => ({ custom_fields_values: customFields([name, value]) });

describe('A user that cannot be used', () => {
	it.concurrent.each([
		[
			'Ivan Petrof',
			'\'Responsible User\': there is no user "Ivan Petrof"',
			'Did you mean "Ivan Petrov"',
		],
		[
			'ivan@exmaple.com',
			'\'Responsible User\': there is no user "ivan@exmaple.com"',
			'Did you mean "ivan@example.com"',
		],
		[
			'Qwertyuiop Asdfgh',
			'\'Responsible User\': there is no user "Qwertyuiop Asdfgh"',
			'Choose one of "Olga Admin", "Ivan Petrov", "Мария Смирнова", "John Smith", "Free Viewer".',
		],
		[
			'Пётр Уволенный',
			'\'Responsible User\': the user "Пётр Уволенный" is deactivated',
			'Choose an active user.',
		],
		[
			'petr@example.com',
			'\'Responsible User\': the user "Пётр Уволенный" is deactivated',
			'Choose an active user.',
		],
		['Ivan', '\'Responsible User\': there is no user "Ivan"', 'Did you mean "Ivan Petrov"'],
	])('%s', async (bad, message, description) => {
		const words = await refusal(bad, 'John Smith', user);
		expect(words).toEqual([message, expect.stringContaining(description)]);
	});

	it.concurrent.each(['created_by', 'updated_by'])('is refused as %s too', async (name) => {
		const [message] = await refusal('Nobody', 'John Smith', { [name]: byName(value) });
		expect(message).toBe(
			`'${name === 'created_by' ? 'Created By' : 'Updated By'}': there is no user "Nobody"`,
		);
	});

	it('is every name, for the credential of someone who is no administrator', async () => {
		const [message, description] = await refusal('John Smith', '7001004', user, { isAdmin: false });
		expect(message).toBe(
			"'Responsible User': the names of users can be looked up with the credential of an administrator only",
		);
		expect(description).toContain("user's ID");
	});
});

describe('A tag that cannot be used', () => {
	it.concurrent.each([
		['partnr', '\'Tags\': there is no tag "partnr"', 'Did you mean'],
		[
			'cold, brand new thing',
			'\'Tags\': there is no tag "brand new thing"',
			"'Create Missing Tags'",
		],
		['PARTNER', '\'Tags\': 2 tags in the account are named "PARTNER"', 'Use the ID instead'],
		[999, '\'Tags\': there is no tag "999"', "'Create Missing Tags'"],
	])('%s', async (bad, message, description) => {
		const words = await refusal(bad, 'cold', { tags: value });
		expect(words).toEqual([message, expect.stringContaining(description)]);
	});
});

describe('A custom field that cannot be used', () => {
	const anyField = { custom_fields_values: { field: [{ field_id: byName(value), value: 'x' }] } };

	it.concurrent.each([
		['Inn2', '\'Custom Fields\': there is no custom field "Inn2"', 'Did you mean "INN"'],
		[
			'Note',
			'\'Custom Fields\': 2 custom fields in the account are named "Note"',
			'Use the ID instead: 300161, 300164',
		],
		['', "'Custom Fields': a value has no field", 'Choose the custom field'],
	])('%j', async (bad, message, description) => {
		const words = await refusal(bad, 'INN', anyField);
		expect(words).toEqual([message, expect.stringContaining(description)]);
	});

	it('by an ID that does not exist', async () => {
		const byNumber = { custom_fields_values: { field: [{ field_id: byId(value), value: 'x' }] } };
		const [message] = await refusal('999', '300113', byNumber);
		expect(message).toBe('\'Custom Fields\': there is no custom field "999"');
	});

	it('given twice with different values', async () => {
		const twice = { custom_fields_values: customFields(['INN', '1'], [value, '2']) };
		const [message] = await refusal('inn', 'SECOND_NOTE', twice);
		expect(message).toBe('\'Custom Fields\': "INN" is given twice');
	});
});

describe('A value that cannot be used', () => {
	it.concurrent.each([
		['Segment', 'VPI', 'VIP', 'there is no option "VPI"', 'Did you mean "VIP"'],
		['Interests', 'CRM, Websit', 'CRM', 'there is no option "Websit"', 'Did you mean "Website"'],
		['Size', 'huge', '100+', 'there is no option "huge"', ''],
		['Employees', 'many', '5', '"many" is not a number', 'such as 1500 or 12.50'],
		['Employees', '1,234', '5', '"1,234" can be read in two ways', '1234 or 1.234'],
		['Annual revenue', '12.5.7', '5', '"12.5.7" is not a number', ''],
		['Key account', 'maybe', 'yes', '"maybe" is neither yes nor no', 'yes or no'],
		['Founded', 'yesterday', '2001-05-09', '"yesterday" is not a date', '2026-12-31'],
		['Founded', '31.02.2001', '2001-05-09', '"31.02.2001" is not a date', ''],
		['Next audit', '05/06/27', '2027-06-05', '"05/06/27" can be read in several ways', ''],
	])('%s: %j', async (name, bad, good, message, description) => {
		const words = await refusal(bad, good, field(name));
		expect(words).toEqual([`'${name}': ${message}`, expect.stringContaining(description)]);
	});

	it.concurrent.each([
		['created_at', 'soon', '\'Created At\': "soon" is not a date'],
		['updated_at', '2026-13-45', '\'Updated At\': "2026-13-45" is not a date'],
	])('%s: %s', async (name, bad, message) => {
		expect(await refusal(bad, '2026-01-01', { [name]: value })).toEqual([
			message,
			expect.stringContaining('Enter a date such as'),
		]);
	});

	it('the kind of an e-mail that phones have', async () => {
		const email = { field_id: byName('=Email ({{ $json.value }})'), value: 'a@example.com' };
		const words = await refusal('mobile', 'PRIV', { custom_fields_values: { field: [email] } });
		expect(words).toEqual([
			'\'Custom Fields\': there is no custom field "Email (mobile)"',
			'Did you mean "Email" or "EMAIL"? Nothing was written.',
		]);
	});
});

describe('A name that cannot be used', () => {
	it.concurrent.each([
		['', "'Name' is missing"],
		['   ', "'Name' is missing"],
		[null, "'Name' is missing"],
		[{ first: 'A' }, "'Name': this is not text"],
	])('%j', async (bad, message) => {
		expect((await refusal(bad, 'A', { name: value }))[0]).toBe(message);
	});

	it('no number, or one too large for its digits to be known', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, {
				input: [{ x: 'abc' }, { x: '5e21' }],
				parameters: companyForm({ name: '={{ Number($json.x) }}' }),
				onError: 'continueRegularOutput',
			});
			expect(jsonOf(items)).toMatchObject([
				{ error: "'Name': the expression gives no value [item 0]" },
				{
					error:
						'\'Name\': "5000000000000000000000" is too long for a number: its last digits are lost [item 1]',
				},
			]);
		});
	});

	it('is named with its number, where an item has several companies', async () => {
		await withSandbox({}, async (sandbox) => {
			const run = await runAmocrm(sandbox, {
				parameters: companyForm([{ name: 'A' }, { name: '' }, { name: 'C' }]),
			});
			expect(errorOf(run).message).toBe("'Name' is missing [item 0, company 2 of 3]");
			expect(sandbox.log()).toEqual([]);
		});
	});

	it('is missing when the form is empty', async () => {
		await withSandbox({}, async (sandbox) => {
			const run = await runAmocrm(sandbox, { parameters: { ...companyForm([]), companies: {} } });
			expect(errorOf(run)).toMatchObject({
				message: "'Companies' is empty [item 0]",
				description: 'Add at least one company to the form. Nothing was written.',
			});
			expect(sandbox.log()).toEqual([]);
		});
	});
});
