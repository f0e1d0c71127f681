import type { IDataObject } from 'n8n-workflow';

import { amocrm, jsonOf, runAmocrm, withSandbox } from '../../support/amocrm';

const getIds = (kinds: string[] = []) => ({ resource: 'account', operation: 'getIds', kinds });
const kindsIn = (list: IDataObject[]) => [...new Set(list.map(({ kind }) => kind))].sort();

describe('Account · Get IDs', () => {
	it('lists everything that has an id, with name and parent', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items, error } = await runAmocrm(sandbox, { parameters: getIds() });
			expect(error).toBeUndefined();
			const list = jsonOf(items);
			const choices = amocrm.description.properties.find(({ name }) => name === 'kinds')?.options;
			const offered = (choices ?? []).flatMap((choice) =>
				'value' in choice ? [choice.value] : [],
			);
			expect(offered.length).toBeGreaterThan(9);
			expect(kindsIn(list)).toEqual(offered.sort());
			expect(list).toContainEqual(
				expect.objectContaining({ kind: 'account', id: 30100200, name: 'Demo LLC', parent: null }),
			);
			expect(list).toContainEqual(
				expect.objectContaining({
					kind: 'custom_field_option',
					name: 'VIP',
					parent: 'companies: Segment',
				}),
			);
			expect(list).toContainEqual(
				expect.objectContaining({ kind: 'stage', id: 142, parent: 'Sales' }),
			);
		});
	});

	it('lists only the kinds that were chosen, with as few requests', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, { parameters: getIds(['pipeline', 'stage']) });
			expect(kindsIn(jsonOf(items))).toEqual(['pipeline', 'stage']);
			expect(sandbox.log()).toHaveLength(1);
		});
	});
});
