import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../../../sandbox';
import {
	byId,
	byName,
	errorOf,
	fieldValue,
	jsonOf,
	requests,
	runAmocrm,
	withSandbox,
} from '../../../support/amocrm';

/** Only the record and its custom fields stand open in the form of an update. */
const update = (
	{ id, custom_fields_values: fields = {}, additionalFields, ...rest }: IDataObject,
	options: IDataObject = {},
): INodeParameters => {
	const additional = { ...rest, ...Object(additionalFields) };
	const company = { id, custom_fields_values: fields, additionalFields: additional };
	const parameters: IDataObject = {
		resource: 'company',
		operation: 'update',
		companies: { company: [company] },
		options,
	};
	return parameters as INodeParameters;
};

const idsOf = (sandbox: Sandbox) => sandbox.records('companies').map(({ id }) => id);
const stored = (sandbox: Sandbox, id: unknown) =>
	sandbox.records('companies').find((company) => company.id === id);

describe('Company · Update', () => {
	it('changes what was filled in and nothing else, in batches, paired to the items', async () => {
		await withSandbox({ companies: 120 }, async (sandbox) => {
			const before = sandbox.records('companies');
			const input = idsOf(sandbox).map((id, n) => ({ id, n }));
			const { items, error } = await runAmocrm(sandbox, {
				input,
				parameters: update(
					{
						id: byId('={{ $json.id }}'),
						custom_fields_values: { field: [fieldValue('INN', '={{ "77" + $json.n }}')] },
						additionalFields: { request_id: '={{ $json.n }}' },
					},
					{ batchSize: 50 },
				),
			});
			expect(error).toBeUndefined();
			expect(requests(sandbox, 'PATCH', 'companies')).toHaveLength(3);
			expect(items.map(({ json }) => [json.id, json.request_id])).toEqual(
				input.map(({ id, n }) => [id, n]),
			);
			for (const [n, { id, name }] of before.entries()) {
				const now = stored(sandbox, id);
				expect(now?.name).toBe(name);
				expect(now?.custom_fields_values).toMatchObject([{ values: [{ value: `77${n}` }] }]);
			}
		});
	});

	it.each<[string, string[]]>([
		['add', ['client', 'partner']],
		['replace', ['partner']],
		['remove', ['client']],
	])('tags: %s', async (tagsMode, expected) => {
		await withSandbox({}, async (sandbox) => {
			const create: INodeParameters = {
				resource: 'company',
				operation: 'create',
				jsonParameters: true,
				companiesJson: JSON.stringify({
					name: 'A',
					_embedded: {
						tags: [{ name: 'client' }, ...(tagsMode === 'remove' ? [{ name: 'partner' }] : [])],
					},
				}),
			};
			const { items } = await runAmocrm(sandbox, { parameters: create });
			const company = {
				id: byId(Number(items[0]?.json.id)),
				additionalFields: { tags: ['partner'] },
			};
			await runAmocrm(sandbox, { parameters: update(company, { tagsMode }) });
			const tags = sandbox.records('companies')[0]?._embedded.tags ?? [];
			expect(tags.map(({ name }) => name).sort()).toEqual(expected);
		});
	});

	it('writes rows for the same record in their order, so that the last one wins', async () => {
		await withSandbox({ companies: 1, latencyMs: [0, 200] }, async (sandbox) => {
			const [id] = idsOf(sandbox);
			const input = Array.from({ length: 5 }, (_, n) => ({ name: `Name ${n}` }));
			const { items } = await runAmocrm(sandbox, {
				input,
				parameters: update({ id: byId(id ?? 0), name: '={{ $json.name }}' }),
			});
			expect(items).toHaveLength(5);
			expect(stored(sandbox, id)?.name).toBe('Name 4');
		});
	});

	it('an id that does not exist is refused in words, and the others are changed', async () => {
		await withSandbox({ companies: 2 }, async (sandbox) => {
			const input = [...idsOf(sandbox), 4711].map((id) => ({ id }));
			const { items } = await runAmocrm(sandbox, {
				input,
				onError: 'continueRegularOutput',
				parameters: update({ id: byId('={{ $json.id }}'), name: 'New' }),
			});
			expect(items.map(({ json }) => json.name ?? json.error)).toEqual([
				'New',
				'New',
				'There is no company with the ID 4711 [item 2]',
			]);
		});
	});

	it.each([
		['after', 'status', 504],
		['before', 'reset', 0],
		['half', 'status', 502],
	] as const)('is repeated after %s: %s', async (when, answer, status) => {
		await withSandbox({ companies: 60 }, async (sandbox) => {
			sandbox.addFault({ method: 'PATCH', when, answer, status, body: 'html', times: 2 });
			const input = idsOf(sandbox).map((id) => ({ id }));
			const parameters = update({ id: byId('={{ $json.id }}'), name: '={{ "N" + $json.id }}' });
			const { items, error } = await runAmocrm(sandbox, { input, parameters });
			expect(error).toBeUndefined();
			expect(items).toHaveLength(60);
			for (const { id, name } of sandbox.records('companies')) expect(name).toBe(`N${id}`);
		});
	});

	it('raw JSON needs an id in each object', async () => {
		await withSandbox({}, async (sandbox) => {
			const parameters: INodeParameters = {
				resource: 'company',
				operation: 'update',
				jsonParameters: true,
				companiesJson: '[{"name": "A"}]',
			};
			const words = errorOf(await runAmocrm(sandbox, { parameters }));
			expect(words.message).toBe(
				"The 'id' of the company is missing or not a whole number [item 0]",
			);
			expect(sandbox.log()).toEqual([]);
		});
	});

	it('clears a field that was emptied on purpose, and leaves others alone', async () => {
		await withSandbox({ companies: 1 }, async (sandbox) => {
			const [id] = idsOf(sandbox);
			const fields = (inn: string) => ({
				id: byId(id ?? 0),
				custom_fields_values: { field: [fieldValue('INN', inn)] },
			});
			await runAmocrm(sandbox, { parameters: update(fields('7700')) });
			await runAmocrm(sandbox, { parameters: update(fields('')) });
			expect(stored(sandbox, id)?.custom_fields_values).toMatchObject([{ field_code: 'INN' }]);
			await runAmocrm(sandbox, { parameters: update(fields(''), { emptyValues: 'clear' }) });
			expect(stored(sandbox, id)?.custom_fields_values).toBeNull();
		});
	});

	it('finds users by name, and returns simplified records when asked', async () => {
		await withSandbox({ companies: 1 }, async (sandbox) => {
			const [id] = idsOf(sandbox);
			const company = { id: byId(id ?? 0), responsible_user_id: byName('John Smith') };
			const { items } = await runAmocrm(sandbox, {
				parameters: update(company, { return: 'simplified' }),
			});
			expect(jsonOf(items)).toMatchObject([{ id, responsible_user: 'John Smith' }]);
		});
	});

	it('reads old records back by their last change, not by paging through all', async () => {
		await withSandbox({ companies: 3000 }, async (sandbox) => {
			const input = idsOf(sandbox)
				.slice(0, 60)
				.map((id) => ({ id }));
			const parameters = update({ id: byId('={{ $json.id }}'), name: 'Changed' });
			const { items } = await runAmocrm(sandbox, { input, parameters });
			expect(items.map(({ json }) => json.name)).toEqual(input.map(() => 'Changed'));
			expect(requests(sandbox, 'GET', 'companies').length).toBeLessThan(3);
		});
	});
});
