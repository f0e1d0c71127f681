import {
	byName,
	companyJson,
	jsonOf,
	requests,
	runAmocrm,
	sentRows,
	storedCompany,
	storedNames,
	withoutRequestId,
	withSandbox,
} from '../../../support/amocrm';

const rows = [
	{
		name: 'Rocket LLC',
		responsible_user_id: 7001002,
		created_by: 0,
		created_at: 1700000000,
		custom_fields_values: [
			{ field_code: 'PHONE', values: [{ value: '+74951112233', enum_code: 'WORK' }] },
		],
		tags_to_add: [{ name: 'partner' }, { name: 'made by JSON' }],
		request_id: 'c1',
	},
	{ name: '', _embedded: { tags: null }, custom_fields_values: null },
	{ name: '  spaces, "quotes" and emoji 🚀 stay  ' },
];
const withoutIds = rows.map(withoutRequestId);

describe('Company · Create with JSON', () => {
	it.concurrent.each([
		['a typed text', JSON.stringify(rows)],
		[
			'a typed text over several lines, with spaces around',
			`\n ${JSON.stringify(rows, null, '\t')} \r\n`,
		],
		[
			'a text with the mark that Windows programs begin files with',
			`\uFEFF${JSON.stringify(rows)}`,
		],
		['a text of an expression', '={{ $json.text }}'],
		['an array of an expression', '={{ $json.list }}'],
		['an array inside a text', '={{ JSON.stringify($json.list) }}'],
		[
			'a text with an expression in it',
			'=[{{ JSON.stringify($json.list[0]) }}, {{ JSON.stringify($json.list[1]) }}, {{ JSON.stringify($json.list[2]) }}]',
		],
	])('sends %s as it is', async (_title, companies) => {
		await withSandbox({ answerOrder: 'reversed' }, async (sandbox) => {
			const { items, error } = await runAmocrm(sandbox, {
				input: [{ list: rows, text: JSON.stringify(rows) }],
				parameters: companyJson(companies),
			});
			expect(error).toBeUndefined();
			expect(sentRows(sandbox)).toEqual(withoutIds);
			expect(jsonOf(items).map(({ name }) => name)).toEqual(rows.map(({ name }) => name));
			expect(jsonOf(items).map(({ request_id: own }) => own)).toEqual(['c1', null, null]);
		});
	});

	it.concurrent.each([
		['typed', '{"name": "One"}'],
		['of an expression', '={{ $json.one }}'],
		['that is the whole input item', '={{ $json }}'],
	])('takes one object, %s', async (title, company) => {
		await withSandbox({}, async (sandbox) => {
			const one = { name: 'One' };
			const { items, error } = await runAmocrm(sandbox, {
				input: [title.includes('whole') ? one : { one }],
				parameters: companyJson(company),
			});
			expect(error).toBeUndefined();
			expect(sentRows(sandbox)).toEqual([one]);
			expect(items[0]?.json).toEqual({
				...storedCompany(sandbox, items[0]?.json.id),
				request_id: null,
			});
		});
	});

	it('does not look anything up, and needs no administrator', async () => {
		const undated = rows.map((row) => ({ ...row, created_at: undefined }));
		await withSandbox({ isAdmin: false }, async (sandbox) => {
			await runAmocrm(sandbox, {
				parameters: companyJson(JSON.stringify(undated), { return: 'ids' }),
			});
			expect(sandbox.log().map(({ method, path }) => `${method} ${path}`)).toEqual([
				'POST /api/v4/companies',
			]);
		});
	});

	it('notes the newest ID first where rows have a date of their own, which says nothing about when they were made', async () => {
		await withSandbox({}, async (sandbox) => {
			const dated = [{ name: 'A', created_at: 1_600_000_000 }];
			await runAmocrm(sandbox, {
				parameters: companyJson(JSON.stringify(dated), { return: 'ids' }),
			});
			expect(sandbox.log().map(({ method, query }) => `${method} ${query}`)).toEqual([
				'GET limit=1&page=1&order[id]=desc',
				'POST ',
			]);
		});
	});

	it('sends a company without a name, as the API allows', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items, error } = await runAmocrm(sandbox, {
				parameters: companyJson('[{}, {"name": "B"}]'),
			});
			expect(error).toBeUndefined();
			expect(jsonOf(items).map(({ name }) => name)).toEqual(['', 'B']);
		});
	});

	it('gives own request IDs back unchanged, also numbers, repeated ones and objects', async () => {
		await withSandbox({}, async (sandbox) => {
			const ids = ['x', 'x', 5, 5, 0, '0', null, { row: 1 }, true, '', ' a '];
			const list = [
				...ids.map((own, n) => ({ name: `Row ${n}`, request_id: own })),
				{ name: 'Row 11' },
			];
			const { items, error } = await runAmocrm(sandbox, {
				input: [{ list }],
				parameters: companyJson('={{ $json.list }}'),
			});
			expect(error).toBeUndefined();
			expect(jsonOf(items).map(({ name, request_id: own }) => [name, own])).toEqual(
				[...ids, null].map((own, n) => [`Row ${n}`, own]),
			);
		});
	});

	it('sends the same keys to amoCRM that it was given, and no others but the request ID', async () => {
		await withSandbox({}, async (sandbox) => {
			await runAmocrm(sandbox, {
				parameters: companyJson('[{"id": 5, "name": "A", "request_id": "mine"}]'),
			});
			const [{ body } = { body: [] }] = requests(sandbox, 'POST', 'companies');
			expect(body).toEqual([{ id: 5, name: 'A', request_id: expect.any(String) }]);
		});
	});

	it('can be JSON in one item and the form in another', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items, error } = await runAmocrm(sandbox, {
				input: [{ raw: true }, { raw: false }, { raw: true }],
				parameters: {
					resource: 'company',
					operation: 'create',
					jsonParameters: '={{ $json.raw }}',
					companiesJson: '=[{"name": "JSON {{ $itemIndex }}"}, {"name": "again {{ $itemIndex }}"}]',
					companies: {
						company: [
							{ name: '=Form {{ $itemIndex }}', responsible_user_id: byName('Ivan Petrov') },
						],
					},
				},
			});
			expect(error).toBeUndefined();
			expect(jsonOf(items).map(({ name }) => name)).toEqual([
				'JSON 0',
				'again 0',
				'Form 1',
				'JSON 2',
				'again 2',
			]);
			expect(requests(sandbox, 'POST', 'companies')).toHaveLength(1);
			expect(storedNames(sandbox)).toHaveLength(5);
		});
	});
});
