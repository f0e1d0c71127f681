import type { Sandbox } from '../../../sandbox';
import {
	byId,
	companyForm,
	companyJson,
	customFields,
	errorOf,
	jsonOf,
	requests,
	runAmocrm,
	sentRows,
	storedNames,
	withSandbox,
	type Json,
} from '../../support/amocrm';

/** The option 'Query Parameters'. */
const query = (...parameters: Array<[name: string, value: string]>) => ({
	queryParameters: { parameter: parameters.map(([name, value]) => ({ name, value })) },
});

const getMany = (options: Json, more: Json = {}): Json => ({
	resource: 'company',
	operation: 'getAll',
	simplify: false,
	...more,
	options,
});

const queriesOf = (sandbox: Sandbox, method: string, path = 'companies') =>
	requests(sandbox, method, path).map(({ query: text }) => text);

describe('Raw JSON to Merge', () => {
	it('adds to each record of the form what the form does not know, and differs by item', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items, error } = await runAmocrm(sandbox, {
				input: [{ raw: null }, { raw: { created_by: 0, request_id: 'r1' } }, { raw: '' }],
				parameters: companyForm([{ name: 'A' }, { name: 'B' }], { mergeJson: '={{ $json.raw }}' }),
			});
			expect(error).toBeUndefined();
			expect(sentRows(sandbox)).toEqual([
				{ name: 'A' },
				{ name: 'B' },
				{ name: 'A', created_by: 0 },
				{ name: 'B', created_by: 0 },
				{ name: 'A' },
				{ name: 'B' },
			]);
			expect(jsonOf(items).map(({ request_id: own }) => own)).toEqual([
				null,
				null,
				'r1',
				'r1',
				null,
				null,
			]);
		});
	});

	it('goes before the form field by field, and keeps the other fields and tags', async () => {
		await withSandbox({}, async (sandbox) => {
			await runAmocrm(sandbox, {
				parameters: companyForm(
					{
						name: 'A',
						tags: ['client'],
						custom_fields_values: customFields(['INN', '77'], ['PHONE', '1'], ['Segment', 'VIP']),
					},
					{
						createTags: true,
						mergeJson: JSON.stringify({
							name: 'Raw',
							_embedded: { tags: [{ name: 'raw' }] },
							custom_fields_values: [
								{ field_code: 'PHONE', values: [{ value: '2', enum_code: 'MOB' }] },
								{ field_code: 'WEB', values: [{ value: 'example.com' }] },
							],
						}),
					},
				),
			});
			const [company] = sandbox.records('companies');
			expect(company?.name).toBe('Raw');
			expect(company?._embedded.tags.map(({ name }) => name).sort()).toEqual(['client', 'raw']);
			expect(
				Object.fromEntries(
					(company?.custom_fields_values ?? []).map(({ field_name: name, values }) => [
						name,
						values.map(({ value }) => value),
					]),
				),
			).toEqual({ INN: ['77'], Segment: ['VIP'], Phone: ['2'], Web: ['example.com'] });
		});
	});

	it('is merged into updates and into raw JSON too', async () => {
		await withSandbox({ companies: 1 }, async (sandbox) => {
			const [{ id = 0 } = {}] = sandbox.records('companies');
			await runAmocrm(sandbox, {
				parameters: {
					resource: 'company',
					operation: 'update',
					companies: { company: [{ id: byId(id) }] },
					options: { mergeJson: '{"name": "Merged"}' },
				},
			});
			expect(storedNames(sandbox)).toEqual(['Merged']);
			await runAmocrm(sandbox, {
				parameters: companyJson('[{"name": "A"}, {"name": "B"}]', {
					mergeJson: '{"responsible_user_id": 7001002}',
				}),
			});
			expect(sentRows(sandbox)).toEqual([
				{ name: 'A', responsible_user_id: 7001002 },
				{ name: 'B', responsible_user_id: 7001002 },
			]);
		});
	});

	it.each<[string, string, RegExp]>([
		['no JSON', '{"name": ', /^'Raw JSON to Merge' is not valid JSON: the text ends too early/],
		['an array', '[{"name": "A"}]', /^'Raw JSON to Merge': an array is not an object/],
		['a number', '7', /^'Raw JSON to Merge': the number 7 is not an object/],
	])('%s is an error of the item, and the others are written', async (_title, bad, message) => {
		await withSandbox({}, async (sandbox) => {
			const run = {
				input: [{ raw: '{"created_by": 0}' }, { raw: bad }],
				parameters: companyForm({ name: 'A' }, { mergeJson: '={{ $json.raw }}' }),
			};
			const words = errorOf(await runAmocrm(sandbox, run));
			expect(words.message).toMatch(message);
			expect(words.item).toBe(1);
			expect(sandbox.records('companies')).toEqual([]);
			const { items } = await runAmocrm(sandbox, { ...run, onError: 'continueRegularOutput' });
			expect(jsonOf(items)).toMatchObject([{ name: 'A' }, { error: words.message }]);
		});
	});
});

describe('Query Parameters', () => {
	it('are said with each request that writes, and not when records are read back', async () => {
		await withSandbox({}, async (sandbox) => {
			await runAmocrm(sandbox, {
				input: Array.from({ length: 30 }, () => ({})),
				parameters: companyForm(
					{ name: 'A' },
					{ batchSize: 10, ...query(['source', 'n8n'], ['mode[]', 'a'], ['mode[]', 'b']) },
				),
			});
			expect(queriesOf(sandbox, 'POST')).toEqual(
				Array.from({ length: 3 }, () => 'source=n8n&mode[0]=a&mode[1]=b'),
			);
			const readBack = queriesOf(sandbox, 'GET');
			expect(readBack.length).toBeGreaterThan(0);
			expect(readBack.join()).not.toContain('source');
		});
	});

	it('are said with each page of a list, and for each item its own', async () => {
		await withSandbox({ companies: 300 }, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, {
				input: [{ name: 'one' }, { name: 'two' }],
				parameters: getMany(
					{ with: ['leads'], ...query(['x', '={{ $json.name }}'], ['with', 'contacts']) },
					{ returnAll: true },
				),
			});
			expect(items).toHaveLength(600);
			const seen = queriesOf(sandbox, 'GET');
			// Two pages, and the one that the service announces behind them.
			expect(seen).toHaveLength(6);
			for (const [n, text] of seen.entries()) {
				expect(text).toContain(`x=${n < 3 ? 'one' : 'two'}`);
				expect(text).toContain('with=contacts,leads');
			}
		});
	});

	it('are said when one record is read', async () => {
		await withSandbox({ companies: 1 }, async (sandbox) => {
			const [{ id = 0 } = {}] = sandbox.records('companies');
			const { items } = await runAmocrm(sandbox, {
				parameters: {
					resource: 'company',
					operation: 'get',
					recordId: byId(id),
					simplify: false,
					options: query(['with', 'contacts']),
				},
			});
			expect(items[0]?.json._embedded).toHaveProperty('contacts');
		});
	});

	it.each(['limit', ' Page '])('"%s" is refused, since the node counts itself', async (name) => {
		await withSandbox({ companies: 1 }, async (sandbox) => {
			const words = errorOf(await runAmocrm(sandbox, { parameters: getMany(query([name, '1'])) }));
			expect(words.message).toMatch(
				/^'Query Parameters': "(limit|Page)" is set by the node itself/,
			);
			expect(words.description).toContain("'Return All' and 'Limit'");
			expect(sandbox.log()).toEqual([]);
		});
	});

	it('a value without a name stops a write before anything is sent', async () => {
		await withSandbox({}, async (sandbox) => {
			const words = errorOf(
				await runAmocrm(sandbox, { parameters: companyForm({ name: 'A' }, query(['', '1'])) }),
			);
			expect(words.message).toMatch(/^'Query Parameters': a value has no name/);
			expect(requests(sandbox, 'POST', 'companies')).toEqual([]);
		});
	});
});

describe('Fields to Return and Fields to Exclude', () => {
	const form = (options: Json) =>
		companyForm({ name: 'A', custom_fields_values: customFields(['PHONE', '111']) }, options);

	it('what is written comes out with exactly the fields that were asked for, in that order', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items, hints } = await runAmocrm(sandbox, {
				parameters: form({
					return: 'simplified',
					fieldsToReturn: ' phone, RESPONSIBLE_USER ,name',
				}),
			});
			expect(items).toHaveLength(1);
			expect(Object.entries(items[0]?.json ?? {})).toEqual([
				['Phone', '111'],
				['responsible_user', 'Olga Admin'],
				['name', 'A'],
			]);
			expect(items[0]?.pairedItem).toEqual({ item: 0 });
			expect(hints).toEqual([]);
		});
	});

	it('errors of rows come out whole', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, {
				input: [{ name: 'A' }, { name: '' }],
				onError: 'continueRegularOutput',
				parameters: companyForm({ name: '={{ $json.name }}' }, { fieldsToReturn: 'name' }),
			});
			expect(jsonOf(items)).toEqual([
				{ name: 'A' },
				{ error: "'Name' is missing [item 1]", message: expect.any(String) },
			]);
		});
	});

	it('an array of an expression names fields of a list, and others are left out', async () => {
		await withSandbox({ companies: 2 }, async (sandbox) => {
			const { items, hints } = await runAmocrm(sandbox, {
				parameters: getMany({
					fieldsToReturn: '={{ ["id", "name", "updated_at"] }}',
					fieldsToExclude: 'Updated_At',
				}),
			});
			expect(jsonOf(items)).toEqual(
				sandbox.records('companies').map(({ id, name }) => ({ id, name })),
			);
			expect(hints).toEqual([]);
		});
	});

	it('a name that no record has is named beside the output', async () => {
		await withSandbox({ companies: 2 }, async (sandbox) => {
			const { items, hints } = await runAmocrm(sandbox, {
				parameters: getMany({ fieldsToReturn: 'id, Telefon', fieldsToExclude: 'nmae' }),
			});
			expect(jsonOf(items)).toEqual(sandbox.records('companies').map(({ id }) => ({ id })));
			expect(hints).toMatchObject([
				{ message: expect.stringMatching(/^No record has a field "Telefon" or "nmae"/) },
			]);
		});
	});

	it.each<[string, Json, string[]]>([
		['Account · Get', { resource: 'account', operation: 'get' }, ['id']],
		['Account · Get IDs', { resource: 'account', operation: 'getIds', kinds: ['user'] }, ['id']],
	])('%s has them too', async (_title, parameters, keys) => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, {
				parameters: { ...parameters, options: { fieldsToReturn: 'ID' } },
			});
			expect(items.length).toBeGreaterThan(0);
			for (const { json } of items) expect(Object.keys(json)).toEqual(keys);
		});
	});
});
