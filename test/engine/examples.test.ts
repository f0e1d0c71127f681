import { isObject } from '../../nodes/Amocrm/transport/http/json';
import { byName, amocrm, jsonOf, runAmocrm, withSandbox, type Json } from '../support/amocrm';
import { example } from '../support/examples.js';
import { formsOf } from '../support/forms';

/** The parameters of the amoCRM node in an example. */
function parametersOf(name: string): Json {
	const found = example(name).nodes.find(({ type }) => type.endsWith('.amocrm'))?.parameters;
	if (!isObject(found)) throw new Error(`The example ${name} has no amoCRM node`);
	return { ...found };
}

describe('Examples', () => {
	it('find-ids lists what the account has, with ids and what each belongs to', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items, error } = await runAmocrm(sandbox, { parameters: parametersOf('find-ids') });
			expect(error).toBeUndefined();
			// What the filter behind the node keeps.
			const phones = jsonOf(items).filter(({ name, parent }) =>
				/phone/i.test(`${String(name)} ${String(parent)}`),
			);
			expect(phones).toContainEqual({
				kind: 'custom_field',
				id: 300101,
				name: 'Phone',
				parent: 'companies',
			});
			expect(phones).toContainEqual(
				expect.objectContaining({
					kind: 'custom_field_option',
					name: 'MOB',
					parent: 'contacts: Phone',
				}),
			);
			expect(new Set(jsonOf(items).map(({ kind }) => kind)).size).toBe(5);
		});
	});

	it('export-leads-of-a-stage gives a flat row for each lead of the stage, newest first', async () => {
		await withSandbox({ leads: 300 }, async (sandbox) => {
			const form = formsOf(amocrm.description.properties);
			const create = form({ resource: 'lead', collection: 'leads' }, 'create', {
				name: '={{ $json.name }}',
				status_id: byName('Sales → Contract'),
				created_at: '={{ $json.day }}',
			});
			const input = [
				{ name: 'Older', day: '2020-01-01' },
				{ name: 'Newer', day: '2021-01-01' },
			];
			expect((await runAmocrm(sandbox, { input, parameters: create })).error).toBeUndefined();
			const stored = sandbox.records('leads').filter(({ status_id: id }) => id === 32392165);
			const { items, error } = await runAmocrm(sandbox, {
				parameters: parametersOf('export-leads-of-a-stage'),
			});
			expect(error).toBeUndefined();
			const rows = jsonOf(items);
			expect(rows).toHaveLength(stored.length);
			expect(rows.slice(-2).map(({ name }) => name)).toEqual(['Newer', 'Older']);
			expect(rows.at(-1)).toMatchObject({ pipeline: 'Sales', stage: 'Contract' });
			for (const row of rows) expect(Object.values(row).filter(isObject)).toEqual([]);
		});
	});
});
