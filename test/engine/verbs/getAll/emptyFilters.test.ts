import {
	byId,
	byName,
	fieldValue,
	fromList,
	jsonOf,
	requests,
	runAmocrm,
	withSandbox,
	type Json,
} from '../../../support/amocrm';
import type { Sandbox } from '../../../../sandbox';

const getMany = (filters: Json, more: Json = {}): Json => ({
	resource: 'lead',
	operation: 'getAll',
	limit: 1,
	simplify: false,
	filters,
	...more,
});

const run = async (sandbox: Sandbox, parameters: Json, input: Json[] = [{}]) =>
	await runAmocrm(sandbox, { parameters, input: JSON.parse(JSON.stringify(input)) });

const NOTHING = '={{ $json.nothing }}';

/** Every kind of filter with an expression that gives nothing, as the editor stores it. */
const EMPTY: Array<[title: string, filters: Json, label: string]> = [
	['the search', { query: NOTHING }, 'Search Text'],
	['a search of spaces', { query: '={{ "  " }}' }, 'Search Text'],
	['a search that a model left out', { query: '={{ "null" }}' }, 'Search Text'],
	['IDs', { id: NOTHING }, 'IDs'],
	['IDs in an empty list', { id: '={{ [] }}' }, 'IDs'],
	['IDs in the text of an empty list', { id: '={{ "[]" }}' }, 'IDs'],
	['IDs, of which only commas are left', { id: '={{ ", ," }}' }, 'IDs'],
	['a name', { name: '={{ null }}' }, 'Name Is'],
	['a user', { responsible_user_id: byId(NOTHING) }, 'Responsible User'],
	['a user inside the collection', { created_by: { mode: 'id', value: NOTHING } }, 'Created By'],
	['the beginning of a range', { created_at_from: NOTHING }, 'Created'],
	['one end of a range', { price_from: 1, price_to: NOTHING }, 'Sale'],
	['pipelines', { pipeline_id: '={{ [] }}' }, 'Pipelines'],
	['stages', { statuses: NOTHING }, 'Stages'],
	[
		'the value of a custom field',
		{ custom_fields_values: { field: [fieldValue('Source', NOTHING)] } },
		'Custom Fields',
	],
	[
		'the custom field itself',
		{ custom_fields_values: { field: [{ field_id: byName(NOTHING), value: 'x' }] } },
		'Custom Fields',
	],
	[
		'the range of a custom field',
		{
			custom_fields_values: { field: [{ ...fieldValue('Source', ''), from: NOTHING, to: '' }] },
		},
		'Custom Fields',
	],
];

/** What was added and never filled in, as the editor stores it. */
const UNTOUCHED: Array<[string, Json]> = [
	['nothing added', {}],
	['a search', { query: '' }],
	['IDs', { id: '' }],
	['a name', { name: '' }],
	['a user', { responsible_user_id: fromList('') }],
	['a user inside the collection', { responsible_user_id: { mode: 'list', value: '' } }],
	['a range', { created_at_from: '', created_at_to: '' }],
	['pipelines', { pipeline_id: [] }],
	['stages', { statuses: [] }],
	['custom fields', { custom_fields_values: {} }],
	[
		'a custom field',
		{
			custom_fields_values: {
				field: [{ field_id: { mode: 'list', value: '' }, value: '', from: '', to: '' }],
			},
		},
	],
];

describe('Get Many with a filter that is empty for an item', () => {
	it.each(EMPTY)('finds nothing by %s, and says so', async (_title, filters, label) => {
		await withSandbox({ leads: 3 }, async (sandbox) => {
			const { items, error, hints } = await run(sandbox, getMany(filters));
			expect(error).toBeUndefined();
			expect(items).toEqual([]);
			expect(requests(sandbox, 'GET', 'leads')).toEqual([]);
			expect(hints).toMatchObject([
				{
					type: 'warning',
					message: expect.stringContaining(
						`1 item returned no records because the expression in '${label}' was empty`,
					),
				},
			]);
		});
	});

	it.each(UNTOUCHED)('reads everything where %s was not filled in', async (_title, filters) => {
		await withSandbox({ leads: 3 }, async (sandbox) => {
			const { items, error, hints } = await run(sandbox, getMany(filters));
			expect(error).toBeUndefined();
			expect(items).toHaveLength(1);
			expect(hints).toEqual([]);
		});
	});

	it('counts such items in one hint, and reads those that have a value', async () => {
		await withSandbox({ leads: 3 }, async (sandbox) => {
			const [first] = sandbox.records('leads');
			const { items, hints } = await run(
				sandbox,
				getMany({ id: '={{ $json.id }}', query: '={{ $json.text }}' }),
				[
					{ id: first?.id, text: first?.name },
					{ text: 'x' },
					{ id: '', text: 'x' },
					{ id: first?.id },
				],
			);
			expect(jsonOf(items).map(({ id }) => id)).toEqual([first?.id]);
			expect(hints.map(({ message }) => message)).toEqual([
				expect.stringMatching(/^3 items returned no records.*'IDs' or 'Search Text' was empty/),
			]);
		});
	});

	it.each([
		['filter[id][]', 0],
		['query', 0],
		['with', 1],
	])('query parameter %s: %d records', async (name, count) => {
		await withSandbox({ leads: 3 }, async (sandbox) => {
			const queryParameters = { parameter: [{ name, value: NOTHING }] };
			const { items } = await run(sandbox, getMany({}, { options: { queryParameters } }));
			expect(items).toHaveLength(count);
		});
	});

	it('refuses a value whose field was never chosen', async () => {
		await withSandbox({ leads: 3 }, async (sandbox) => {
			const field = [{ field_id: { mode: 'list', value: '' }, value: 'x' }];
			const { error } = await run(sandbox, getMany({ custom_fields_values: { field } }));
			expect(error?.message).toBe("'Custom Fields': a value has no field [item 0]");
		});
	});
});
