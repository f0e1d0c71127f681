import type { Sandbox } from '../../../sandbox';
import {
	byId,
	errorOf,
	fromList,
	jsonOf,
	runAmocrm,
	withSandbox,
	type Json,
} from '../../support/amocrm';

/** An expression that gives this value, as other programs and models give it. */
const given = (value: unknown) => `={{ ${JSON.stringify(value)} }}`;

const run = async (sandbox: Sandbox, parameters: Json, input: Json[] = [{}]) =>
	await runAmocrm(sandbox, { parameters, input: JSON.parse(JSON.stringify(input)) });

const ids = (items: Array<{ json: Json }>) => items.map(({ json }) => json.id);

const leads = (more: Json): Json => ({
	resource: 'lead',
	operation: 'getAll',
	limit: 2,
	simplify: false,
	options: { sortBy: 'id' },
	...more,
});

describe('switches', () => {
	it.each([true, 'true', 'TRUE', ' yes ', 1, '1', 'да', '"true"', '[true]', ['true']])(
		'%j is on',
		async (value) => {
			await withSandbox({ leads: 3 }, async (sandbox) => {
				const { items, error } = await run(sandbox, leads({ returnAll: given(value) }));
				expect(error).toBeUndefined();
				expect(items).toHaveLength(3);
			});
		},
	);

	it.each([false, 'false', 'no', 0, '0', null, 'null', 'undefined', '', '[]'])(
		'%j is off',
		async (value) => {
			await withSandbox({ leads: 3 }, async (sandbox) => {
				const { items, error } = await run(sandbox, leads({ returnAll: given(value) }));
				expect(error).toBeUndefined();
				expect(items).toHaveLength(2);
			});
		},
	);

	const create: Json = { resource: 'company', operation: 'create' };
	const maybe = given('perhaps');
	it.each<[string, Json]>([
		['Return All', leads({ returnAll: maybe })],
		['Simplify', leads({ simplify: maybe })],
		['JSON Parameters', { ...create, jsonParameters: maybe }],
		[
			'Create Missing Tags',
			{ ...create, companies: { company: [{ name: 'x' }] }, options: { createTags: 'perhaps' } },
		],
		[
			'Main Contact',
			{
				resource: 'lead',
				operation: 'link',
				recordId: byId('5'),
				to_entity_type: 'contacts',
				to_entity_id: '6',
				additionalFields: { is_main: maybe },
			},
		],
	])("'%s' must be a yes or no", async (label, parameters) => {
		await withSandbox({ leads: 1 }, async (sandbox) => {
			expect(errorOf(await run(sandbox, parameters)).message).toBe(
				`'${label}': "perhaps" is neither yes nor no [item 0]`,
			);
		});
	});

	it('as text, they do what they do as switches', async () => {
		await withSandbox({ leads: 1 }, async (sandbox) => {
			const [lead] = sandbox.records('leads');
			const recordId = byId(String(lead?.id));
			const get = { resource: 'lead', operation: 'get', recordId };
			const simple = await run(sandbox, { ...get, simplify: given('true') });
			const raw = await run(sandbox, { ...get, simplify: given('false') });
			expect(jsonOf(simple.items)[0]).toHaveProperty('stage');
			expect(jsonOf(raw.items)[0]).toHaveProperty('_links');
			const written = await run(sandbox, {
				resource: 'company',
				operation: 'create',
				jsonParameters: given('true'),
				companiesJson: '[{"name": "From JSON"}]',
			});
			expect(jsonOf(written.items)).toMatchObject([{ name: 'From JSON' }]);
		});
	});
});

describe('numbers', () => {
	it.each([1, '1', ' 1 ', '"1"', '[1]'])('the limit %j', async (limit) => {
		await withSandbox({ leads: 3 }, async (sandbox) => {
			const { items, error } = await run(sandbox, leads({ limit: given(limit) }));
			expect(error).toBeUndefined();
			expect(items).toHaveLength(1);
		});
	});

	it.each([null, '', 'null', 'all', 0, -1, 1.5])('the limit %j is refused', async (limit) => {
		await withSandbox({ leads: 3 }, async (sandbox) => {
			expect(errorOf(await run(sandbox, leads({ limit: given(limit) }))).message).toMatch(
				/^'Limit': ".*" is not a whole number above 0/,
			);
		});
	});
});

describe('lists', () => {
	it.each<[string, (a: unknown, b: unknown) => unknown]>([
		['an array', (a, b) => [a, b]],
		['the JSON text of an array', (a, b) => JSON.stringify([a, b])],
		['an array of texts', (a, b) => [String(a), String(b)]],
		['a text with commas', (a, b) => `${String(a)}, ${String(b)}`],
		['a list with nothing in it beside', (a, b) => [a, null, 'null', b]],
	])('IDs in %s', async (_title, listed) => {
		await withSandbox({ leads: 3 }, async (sandbox) => {
			const [first, , third] = sandbox.records('leads');
			const filters = { id: given(listed(first?.id, third?.id)) };
			const { items, error } = await run(sandbox, leads({ limit: 9, filters }));
			expect(error).toBeUndefined();
			expect(ids(items)).toEqual([first?.id, third?.id]);
		});
	});

	it.each([['["name"]'], [['name']], ['name'], ['"name"']])(
		'fields to return: %j',
		async (fieldsToReturn) => {
			await withSandbox({ leads: 1 }, async (sandbox) => {
				const options = { fieldsToReturn: given(fieldsToReturn) };
				const { items, hints } = await run(sandbox, leads({ options }));
				expect(items.map(({ json }) => Object.keys(json))).toEqual([['name']]);
				expect(hints).toEqual([]);
			});
		},
	);

	it.each([[['contacts']], ['["contacts"]'], ['contacts']])('include: %j', async (included) => {
		await withSandbox({ leads: 1 }, async (sandbox) => {
			const options = { with: given(included) };
			const { items } = await run(sandbox, leads({ options }));
			expect(jsonOf(items)[0]?._embedded).toHaveProperty('contacts');
		});
	});

	it.each([[['tag']], ['["tag"]'], ['tag, user']])('kinds of IDs: %j', async (kinds) => {
		await withSandbox({}, async (sandbox) => {
			const { items, error } = await run(sandbox, {
				resource: 'account',
				operation: 'getIds',
				kinds: given(kinds),
			});
			expect(error).toBeUndefined();
			expect(new Set(items.map(({ json }) => json.kind))).toEqual(
				new Set(String(kinds).includes('user') ? ['tag', 'user'] : ['tag']),
			);
		});
	});

	it('a one-element list is its element', async () => {
		await withSandbox({ leads: 3 }, async (sandbox) => {
			const [, second] = sandbox.records('leads');
			for (const name of [[second?.name], JSON.stringify([second?.name])]) {
				const { items } = await run(sandbox, leads({ filters: { name: given(name) } }));
				expect(ids(items)).toEqual([second?.id]);
			}
			const get = { resource: 'lead', operation: 'get', recordId: byId(given([second?.id])) };
			expect(ids((await run(sandbox, get)).items)).toEqual([second?.id]);
		});
	});
});

describe('choices', () => {
	const create = (options: Json): Json => ({
		resource: 'company',
		operation: 'create',
		companies: { company: [{ name: 'x' }] },
		options,
	});
	it.each<[string, Json]>([
		['Return', create({ return: 'everything' })],
		['Empty Values', create({ emptyValues: 'drop' })],
		['Skip Existing', create({ skipExisting: 'maybe' })],
		['Sort Direction', leads({ options: { sortBy: 'id', sortDirection: given('up') } })],
		['Kinds', { resource: 'account', operation: 'getIds', kinds: given('colour') }],
		[
			'Change',
			{ resource: 'lead', operation: 'changeTags', recordId: byId('5'), tagsMode: 'swap' },
		],
	])("'%s' must be one of the list", async (label, parameters) => {
		await withSandbox({ leads: 1 }, async (sandbox) => {
			const { message, description } = errorOf(await run(sandbox, parameters));
			expect(message).toMatch(new RegExp(`'${label}': there is no choice ".*"`));
			expect(description).toMatch(/^Use one of "/);
			expect(sandbox.records('companies')).toEqual([]);
		});
	});

	it('a batch size that is none is refused', async () => {
		await withSandbox({}, async (sandbox) => {
			const { message } = errorOf(await run(sandbox, create({ batchSize: 'huge' })));
			expect(message).toMatch(/^'Batch Size': "huge" is not a whole number above 0/);
		});
	});
});

describe('the record that an item is about', () => {
	it.each([null, '', 'undefined', 'null', '[]', []])('%j is missing', async (value) => {
		await withSandbox({}, async (sandbox) => {
			const get = { resource: 'company', operation: 'get', recordId: byId(given(value)) };
			const { message, description } = errorOf(await run(sandbox, get));
			expect(message).toBe("'Company' is missing [item 0]");
			expect(description).toBe('Choose the company, or check the expression in it.');
		});
	});

	it.each(['list', 'id', 'name', 'url'])(
		'a name that was dragged into the mode %s is found',
		async (mode) => {
			await withSandbox({ leads: 3 }, async (sandbox) => {
				const [, second] = sandbox.records('leads');
				const recordId = { __rl: true, mode, value: '={{ $json.name }}' };
				const input = [{ name: second?.name }];
				const { items, error } = await run(
					sandbox,
					{ resource: 'lead', operation: 'get', recordId, simplify: false },
					input,
				);
				expect(error).toBeUndefined();
				expect(ids(items)).toEqual([second?.id]);
				const updated = await run(
					sandbox,
					{
						resource: 'lead',
						operation: 'update',
						leads: { lead: [{ id: recordId, additionalFields: { price: '7' } }] },
					},
					input,
				);
				expect(updated.error).toBeUndefined();
				expect(sandbox.records('leads')[1]?.price).toBe(7);
			});
		},
	);

	it.each(['list', 'id', 'name'])(
		'a company whose name was dragged into the mode %s is linked to a contact',
		async (mode) => {
			await withSandbox({ companies: 2 }, async (sandbox) => {
				const [company] = sandbox.records('companies');
				const { error } = await run(
					sandbox,
					{
						resource: 'contact',
						operation: 'create',
						contacts: {
							contact: [
								{
									first_name: 'Anna',
									additionalFields: { company_id: { mode, value: '={{ $json.name }}' } },
								},
							],
						},
					},
					[{ name: company?.name }],
				);
				expect(error).toBeUndefined();
				expect(sandbox.records('contacts')[0]?._embedded).toMatchObject({
					companies: [{ id: company?.id }],
				});
			});
		},
	);

	it('a name that several records have is an error that tells their IDs', async () => {
		await withSandbox({}, async (sandbox) => {
			for (let n = 0; n < 2; n += 1)
				await run(sandbox, {
					resource: 'company',
					operation: 'create',
					companies: { company: [{ name: 'Twin' }] },
				});
			const get = { resource: 'company', operation: 'get', recordId: fromList('Twin') };
			const { message, description } = errorOf(await run(sandbox, get));
			expect(message).toBe('\'Company\': 2 companies are named "Twin" [item 0]');
			expect(description).toMatch(/^Use the ID instead: \d+, \d+\.$/);
		});
	});
});
