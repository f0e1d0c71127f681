import {
	byId,
	byName,
	companyForm,
	customFields,
	errorOf,
	fromList,
	jsonOf,
	requests,
	runAmocrm,
	sentRows,
	storedCompany,
	storedNames,
	withSandbox,
} from '../../../support/amocrm';

const olga = 7001001;
const ivan = 7001002;
const maria = 7001003;

describe('Company · Create with the form', () => {
	it('creates a company for each item, each with its own values, paired to its item', async () => {
		await withSandbox({}, async (sandbox) => {
			const input = Array.from({ length: 120 }, (_, n) => ({
				title: `Company ${n}`,
				n,
				boss: n % 2 === 0 ? 'Ivan Petrov' : 'Мария Смирнова',
			}));
			const { items, error } = await runAmocrm(sandbox, {
				input,
				parameters: companyForm({
					name: '={{ $json.title }}',
					request_id: '={{ "row " + $json.n }}',
					responsible_user_id: byName('={{ $json.boss }}'),
				}),
			});
			expect(error).toBeUndefined();
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual(input.map((_, item) => ({ item })));
			expect(
				jsonOf(items).map(({ name, request_id, responsible_user_id }) => ({
					name,
					request_id,
					responsible_user_id,
				})),
			).toEqual(
				input.map(({ title, n }) => ({
					name: title,
					request_id: `row ${n}`,
					responsible_user_id: n % 2 === 0 ? ivan : maria,
				})),
			);
			for (const { json } of items)
				expect(json).toEqual({ ...storedCompany(sandbox, json.id), request_id: json.request_id });
			expect(sandbox.records('companies')).toHaveLength(120);
		});
	});

	it('takes any number of companies per item', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, {
				input: [{ city: 'Moscow' }, { city: 'Tver' }],
				parameters: companyForm(
					['A', 'B', 'C'].map((name) => ({ name: `=${name} {{ $json.city }}` })),
				),
			});
			expect(jsonOf(items).map(({ name }) => name)).toEqual([
				'A Moscow',
				'B Moscow',
				'C Moscow',
				'A Tver',
				'B Tver',
				'C Tver',
			]);
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
				[0, 0, 0, 1, 1, 1].map((item) => ({ item })),
			);
			expect(requests(sandbox, 'POST', 'companies')).toHaveLength(1);
		});
	});

	it('has every documented field in the item, also where nothing was entered', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, { parameters: companyForm({ name: 'Bare' }) });
			expect(items[0]?.json).toEqual({
				id: expect.any(Number),
				name: 'Bare',
				responsible_user_id: olga,
				group_id: 0,
				created_by: olga,
				updated_by: olga,
				created_at: expect.any(Number),
				updated_at: expect.any(Number),
				closest_task_at: null,
				is_deleted: false,
				is_unsorted: false,
				custom_fields_values: null,
				account_id: 30100200,
				request_id: null,
				_embedded: { tags: [] },
				_links: { self: { href: expect.stringContaining('/api/v4/companies/') } },
			});
		});
	});

	it('sends only what is filled in, and zero as a value', async () => {
		await withSandbox({}, async (sandbox) => {
			await runAmocrm(sandbox, {
				input: [{ nothing: null, empty: '' }],
				parameters: companyForm([
					{ name: 'Bare' },
					{
						name: 'Empty',
						responsible_user_id: fromList(''),
						created_by: byName('={{ $json.missing }}'),
						created_at: '={{ $json.nothing }}',
						updated_at: '={{ $json.empty }}',
						tags: [],
						request_id: '',
						custom_fields_values: customFields(
							['INN', ''],
							['Employees', '={{ $json.nothing }}'],
							['Interests', '={{ [] }}'],
						),
					},
					{
						name: '={{ 0 }}',
						created_by: byId(0),
						updated_by: byId('0'),
						custom_fields_values: customFields(
							['Employees', '={{ 0 }}'],
							['Key account', '={{ false }}'],
						),
					},
				]),
			});
			expect(sentRows(sandbox)).toEqual([
				{ name: 'Bare' },
				{ name: 'Empty' },
				{
					name: '0',
					created_by: 0,
					updated_by: 0,
					custom_fields_values: [
						{ field_id: 300140, values: [{ value: '0' }] },
						{ field_id: 300128, values: [{ value: false }] },
					],
				},
			]);
			expect(sandbox.records('companies').at(-1)).toMatchObject({ created_by: 0, updated_by: 0 });
		});
	});
});

describe('Users in the form', () => {
	it.concurrent.each([
		['a value of the list', fromList(ivan)],
		['an ID', byId(String(ivan))],
		['an ID as a number', byId(ivan)],
		['a name', byName('Ivan Petrov')],
		['a name in other letters and spaces', byName('  ivan   PETROV ')],
		['an e-mail address', byName('ivan@example.com')],
		['an ID where a name is expected', byName(String(ivan))],
		['an expression', byName('={{ $json.user.name }}')],
		['an expression that gives an ID', '={{ $json.user.id }}'],
		['an expression that gives a name', '={{ $json.user.name }}'],
	])('are given by %s', async (_title, user) => {
		await withSandbox({}, async (sandbox) => {
			const { items, error } = await runAmocrm(sandbox, {
				input: [{ user: { id: ivan, name: 'Ivan Petrov' } }],
				parameters: companyForm({
					name: 'A',
					responsible_user_id: user,
					created_by: user,
					updated_by: user,
				}),
			});
			expect(error).toBeUndefined();
			expect(items[0]?.json).toMatchObject({
				responsible_user_id: ivan,
				created_by: ivan,
				updated_by: ivan,
			});
		});
	});

	it('can be the robot, but only as author', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, {
				parameters: companyForm({ name: 'A', created_by: byName('robot'), updated_by: byId(0) }),
			});
			expect(items[0]?.json).toMatchObject({
				created_by: 0,
				updated_by: 0,
				responsible_user_id: olga,
			});
		});
	});

	it('are read once for all rows', async () => {
		await withSandbox({ users: 300 }, async (sandbox) => {
			const input = Array.from({ length: 200 }, (_, n) => ({ boss: `Manager ${n + 1}` }));
			const { items } = await runAmocrm(sandbox, {
				input,
				parameters: companyForm({ name: 'A', responsible_user_id: byName('={{ $json.boss }}') }),
			});
			expect(items).toHaveLength(200);
			expect(requests(sandbox, 'GET', 'users')).toHaveLength(2);
		});
	});
});

describe('Times in the form', () => {
	it.concurrent.each([
		['ISO 8601 with a zone', '2025-03-04T05:06:07+03:00'],
		['ISO 8601 in UTC', '2025-03-04T02:06:07Z'],
		['seconds since 1970', '={{ 1741053967 }}'],
		['seconds since 1970 as text', '1741053967'],
		['milliseconds since 1970', '={{ 1741053967000 }}'],
		['a date of an expression', '={{ DateTime.fromSeconds(1741053967) }}'],
		['a JavaScript date', '={{ new Date(1741053967000) }}'],
		[
			'the time of the workflow, in the Russian way',
			"={{ DateTime.fromSeconds(1741053967).toFormat('dd.MM.yyyy HH:mm:ss') }}",
		],
		[
			'the time of the workflow, without a zone',
			'={{ DateTime.fromSeconds(1741053967).toFormat("yyyy-MM-dd\'T\'HH:mm:ss") }}',
		],
	])('are given as %s', async (_title, time) => {
		await withSandbox({}, async (sandbox) => {
			const { items, error } = await runAmocrm(sandbox, {
				parameters: companyForm({ name: 'A', created_at: time, updated_at: time }),
			});
			expect(error).toBeUndefined();
			expect(items[0]?.json).toMatchObject({ created_at: 1741053967, updated_at: 1741053967 });
		});
	});
});

describe('Tags in the form', () => {
	const tagNames = (json: object | undefined) =>
		Object(json)._embedded?.tags.map(({ name }: { name: string }) => name);

	it.concurrent.each([
		['values of the list', ['partner', '2026'], ['partner', '2026']],
		['names that differ only in capitals', ['partner', 'Partner'], ['partner', 'Partner']],
		['a name with a comma', ['Moscow, Russia'], ['Moscow, Russia']],
		['a text with commas', '={{ "cold, партнёр" }}', ['cold', 'партнёр']],
		['a name with a comma, as text', '={{ "Moscow, Russia" }}', ['Moscow, Russia']],
		['an array of an expression', '={{ ["cold", "2026"] }}', ['cold', '2026']],
		['a name that looks like an ID', '={{ "80001" }}', ['80001']],
		['the same name twice', ['cold', 'cold'], ['cold']],
		[
			'objects, as amoCRM gives them',
			'={{ [{ id: 5, name: "cold", color: null }, { name: "2026" }] }}',
			['cold', '2026'],
		],
	])('are given by %s', async (_title, given, names) => {
		await withSandbox({}, async (sandbox) => {
			const { items, error } = await runAmocrm(sandbox, {
				parameters: companyForm({ name: 'A', tags: given }),
			});
			expect(error).toBeUndefined();
			expect(tagNames(items[0]?.json)).toEqual(names);
		});
	});

	it('are given by ID', async () => {
		await withSandbox({}, async (sandbox) => {
			const first = await runAmocrm(sandbox, {
				parameters: companyForm({ name: 'A', tags: ['cold'] }),
			});
			const [{ id }] = Object(first.items[0]?.json)._embedded.tags;
			const { items } = await runAmocrm(sandbox, {
				input: [{ id }],
				parameters: companyForm({ name: 'B', tags: '={{ [$json.id] }}' }),
			});
			expect(tagNames(items[0]?.json)).toEqual(['cold']);
		});
	});

	it('that are no names are not made either', async () => {
		await withSandbox({}, async (sandbox) => {
			for (const tags of [
				'={{ { label: "cold" } }}',
				'={{ [["cold", "2026"]] }}',
				'={{ ["cold", true] }}',
			]) {
				const { message } = errorOf(
					await runAmocrm(sandbox, {
						parameters: companyForm({ name: 'A', tags }, { createTags: true }),
					}),
				);
				expect(message).toMatch(/^'Tags': .* is not a tag \[item 0\]$/);
			}
			expect(requests(sandbox, 'POST', 'companies')).toEqual([]);
		});
	});

	it('are made on demand', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, {
				parameters: companyForm(
					{ name: 'A', tags: '={{ "cold, brand new" }}' },
					{ createTags: true },
				),
			});
			expect(tagNames(items[0]?.json)).toEqual(['cold', 'brand new']);
		});
	});
});

describe('Request IDs in the form', () => {
	it('come back unchanged, also numbers and repeated ones, and null where there was none', async () => {
		await withSandbox({}, async (sandbox) => {
			const ids = ['a', 'a', 17, 17, 0, '0', null, '', ' x '];
			const { items } = await runAmocrm(sandbox, {
				input: ids.map((own, n) => ({ own, n })),
				parameters: companyForm({ name: '=Row {{ $json.n }}', request_id: '={{ $json.own }}' }),
			});
			expect(jsonOf(items).map(({ name, request_id: own }) => [name, own])).toEqual(
				['a', 'a', 17, 17, 0, '0', null, null, ' x '].map((own, n) => [`Row ${n}`, own]),
			);
			expect(storedNames(sandbox)).toHaveLength(ids.length);
		});
	});
});
