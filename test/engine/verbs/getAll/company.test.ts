import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../../../sandbox';
import {
	amocrm,
	byId,
	byName,
	errorOf,
	fieldValue,
	companyForm,
	itemsOf,
	jsonOf,
	requests,
	runAmocrm,
	tokenFor,
	withSandbox,
} from '../../../support/amocrm';
import { editorMethod } from '../../../support/engine';

const getMany = (parameters: INodeParameters): INodeParameters => ({
	resource: 'company',
	operation: 'getAll',
	simplify: false,
	...parameters,
});
const names = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => json.name);

/** Nine companies: three of each segment, with ascending dates of creation. */
async function fill(sandbox: Sandbox) {
	const input = Array.from({ length: 9 }, (_, n) => ({
		name: `Company ${n}`,
		segment: ['VIP', 'SMB', 'Enterprise'][n % 3],
		at: `2026-01-0${n + 1}T12:00:00Z`,
		user: n < 4 ? 'Ivan Petrov' : 'John Smith',
	}));
	const form = {
		name: '={{ $json.name }}',
		responsible_user_id: byName('={{ $json.user }}'),
		created_at: '={{ $json.at }}',
		custom_fields_values: { field: [fieldValue('Segment', '={{ $json.segment }}')] },
	};
	const { error } = await runAmocrm(sandbox, {
		input,
		parameters: companyForm(form, { return: 'ids' }),
	});
	expect(error).toBeUndefined();
}

describe.each([true, false])(
	'Company · Get Many, with filters of the account switched on: %s',
	(filtersEnabled) => {
		const cases: Array<[string, INodeParameters, number[]]> = [
			['by user name', { responsible_user_id: byName('ivan petrov') }, [0, 1, 2, 3]],
			['by name', { name: 'Company 7' }, [7]],
			['after a day', { created_at_from: '2026-01-08' }, [7, 8]],
			['before a time', { created_at_to: '2026-01-02T12:00:00Z' }, [0, 1]],
			['between two days', { created_at_from: '2026-01-03', created_at_to: '2026-01-05' }, [2, 3]],
			[
				'by an option',
				{ custom_fields_values: { field: [fieldValue('Segment', 'VIP')] } },
				[0, 3, 6],
			],
			[
				'by several at once',
				{
					responsible_user_id: byName('John Smith'),
					custom_fields_values: { field: [fieldValue('Segment', 'VIP')] },
				},
				[6],
			],
			['by text anywhere', { query: 'company 5' }, [5]],
			['by nothing that fits', { name: 'Nobody' }, []],
		];
		it.each(cases)('%s', async (_title, filters, expected) => {
			await withSandbox({ filtersEnabled }, async (sandbox) => {
				await fill(sandbox);
				const { items, error } = await runAmocrm(sandbox, {
					parameters: getMany({ returnAll: true, filters }),
				});
				expect(error).toBeUndefined();
				expect(names(items)).toEqual(expected.map((n) => `Company ${n}`));
			});
		});
	},
);

describe('Company · Get Many', () => {
	it('reads all pages, each once', async () => {
		await withSandbox({ companies: 612 }, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, { parameters: getMany({ returnAll: true }) });
			expect(new Set(items.map(({ json }) => json.id)).size).toBe(612);
			// The service names a next page after the last one too, and only asking for it shows that it is empty.
			expect(requests(sandbox, 'GET', 'companies')).toHaveLength(4);
		});
	});

	it.each(['abc', null, 0, -1, 2.5])(
		'refuses the limit %j instead of giving nothing',
		async (limit) => {
			await withSandbox({ companies: 1 }, async (sandbox) => {
				const words = errorOf(
					await runAmocrm(sandbox, {
						input: itemsOf([limit]),
						parameters: getMany({ limit: '={{ $json.value }}' }),
					}),
				);
				expect(words.message).toMatch(/^'Limit': .* is not a whole number above 0 \[item 0\]$/);
				expect(words.description).toContain('Return All');
			});
		},
	);

	it('stops at the limit, in the order asked for, with what was included', async () => {
		await withSandbox({ companies: 20 }, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, {
				parameters: getMany({
					limit: 3,
					options: { sortBy: 'id', sortDirection: 'desc', with: ['leads'] },
				}),
			});
			const newest = sandbox.records('companies').slice(-3).reverse();
			expect(items.map(({ json }) => json.id)).toEqual(newest.map(({ id }) => id));
			expect(items[0]?.json._embedded).toEqual({ tags: [], leads: [] });
		});
	});

	it('gives no items for an empty account, and says when the account did not filter', async () => {
		await withSandbox({}, async (sandbox) => {
			expect(
				(await runAmocrm(sandbox, { parameters: getMany({ returnAll: true }) })).items,
			).toEqual([]);
			await fill(sandbox);
			const { hints } = await runAmocrm(sandbox, {
				parameters: getMany({ returnAll: true, filters: { name: 'Company 1' } }),
			});
			expect(hints[0]?.message).toMatch(
				/^amoCRM did not apply all filters, so 8 companies were read/,
			);
		});
	});

	it('refuses a filter that cannot be meant, with its label', async () => {
		await withSandbox({}, async (sandbox) => {
			const { message } = errorOf(
				await runAmocrm(sandbox, { parameters: getMany({ filters: { created_at_from: 'soon' } }) }),
			);
			expect(message).toBe('\'Created\': "soon" is not a date [item 0]');
			expect(requests(sandbox, 'GET', 'companies')).toEqual([]);
		});
	});
});

describe('Company · Get', () => {
	const get = (value: unknown, mode = 'id'): INodeParameters => ({
		resource: 'company',
		operation: 'get',
		recordId: { __rl: true, mode, value } as IDataObject as INodeParameters,
		with: ['contacts'],
		simplify: false,
	});

	it('by id, by address and from the list', async () => {
		await withSandbox({ companies: 3 }, async (sandbox) => {
			const [first] = sandbox.records('companies');
			const id = first?.id ?? 0;
			for (const parameters of [
				get(String(id)),
				get(`https://demo.amocrm.ru/companies/detail/${id}?tab=1`, 'url'),
				get(id, 'list'),
			]) {
				const { items, error } = await runAmocrm(sandbox, { parameters });
				expect(error).toBeUndefined();
				expect(jsonOf(items)).toMatchObject([
					{ id, name: first?.name, _embedded: { contacts: [] } },
				]);
			}
		});
	});

	it('an id that does not exist is not found, in words', async () => {
		await withSandbox({}, async (sandbox) => {
			const words = errorOf(await runAmocrm(sandbox, { parameters: get('4711') }));
			expect(words).toMatchObject({
				message: 'There is no company with the ID 4711 [item 0]',
				item: 0,
			});
		});
	});

	it('offers companies in a list that can be searched and goes on', async () => {
		await withSandbox({ companies: 130 }, async (sandbox) => {
			const search = {
				node: amocrm,
				method: 'searchCompanies',
				credentials: [tokenFor(sandbox)],
				parameters: get(''),
			};
			const first = await editorMethod('listSearch', search);
			const third = await editorMethod('listSearch', { ...search, paginationToken: '3' });
			expect([
				first.results.length,
				first.paginationToken,
				third.results.length,
				third.paginationToken,
			]).toEqual([50, '2', 30, undefined]);
			const [newest] = first.results;
			const found = await editorMethod('listSearch', { ...search, filter: newest?.name });
			expect(found.results.map(({ value }) => value)).toContain(newest?.value);
		});
	});
});

describe('Simplify', () => {
	it('shows names beside ids, fields by their names, and dates in the zone of the account', async () => {
		await withSandbox({ isAdmin: true }, async (sandbox) => {
			const fields = [
				fieldValue('PHONE', '+7 916 1 (mobile), +7 495 2'),
				fieldValue('Segment', 'VIP'),
				fieldValue('Employees', '16'),
				fieldValue('Founded', '1997-04-22'),
			];
			const form = {
				name: 'Rocket',
				responsible_user_id: byName('Ivan Petrov'),
				created_at: '2026-01-01T12:00:00Z',
				created_by: byId(0),
				custom_fields_values: { field: fields },
			};
			await runAmocrm(sandbox, { parameters: companyForm(form) });
			const { items } = await runAmocrm(sandbox, {
				parameters: getMany({ returnAll: true, simplify: true }),
			});
			expect(jsonOf(items)).toMatchObject([
				{
					name: 'Rocket',
					responsible_user: 'Ivan Petrov',
					created_by: 0,
					created_by_user: 'Robot',
					created_at: '2026-01-01T15:00:00+03:00',
					Phone: '+7 916 1 (mobile), +7 495 2',
					Segment: 'VIP',
					Employees: 16,
					Founded: '1997-04-22',
					tags: '',
				},
			]);
			expect(items[0]?.json).not.toHaveProperty('custom_fields_values');
		});
	});

	it('leaves names out when the credential may not read users', async () => {
		await withSandbox({ companies: 1, isAdmin: false }, async (sandbox) => {
			const { items, error } = await runAmocrm(sandbox, {
				parameters: getMany({ simplify: true }),
			});
			expect(error).toBeUndefined();
			expect(items[0]?.json).toMatchObject({ responsible_user: null });
		});
	});
});
