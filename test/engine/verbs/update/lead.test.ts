import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../../../sandbox';
import {
	amocrm,
	byId,
	byName,
	customFields,
	errorOf,
	jsonOf,
	requests,
	runAmocrm,
	tokenFor,
	withSandbox,
	type Json,
	type NodeOptions,
} from '../../../support/amocrm';
import { editorMethod } from '../../../support/engine';
import { formsOf, saved } from '../../../support/forms';

const form = formsOf(amocrm.description.properties);
const update = (row: Json, options?: Json) =>
	form({ resource: 'lead', collection: 'leads' }, 'update', row, options);

const SALES = 3177727;
const PARTNERS = 3177730;

async function items(sandbox: Sandbox, options: NodeOptions): Promise<IDataObject[]> {
	const run = await runAmocrm(sandbox, options);
	expect(run.error).toBeUndefined();
	return jsonOf(run.items);
}

const firstId = (sandbox: Sandbox) => sandbox.records('leads')[0]?.id ?? 0;

describe('Lead · Update', () => {
	it('moves leads through stages of any pipeline by name, with price, fields and tags', async () => {
		await withSandbox({ leads: 3 }, async (sandbox) => {
			const stages = ['Переговоры', 'Партнёры / Signed', 'Sales → Closed - won'];
			const input = sandbox.records('leads').map(({ id }, n) => ({ id, stage: stages[n] ?? '' }));
			const row = {
				id: byId('={{ $json.id }}'),
				status_id: byName('={{ $json.stage }}'),
				price: '1 500 ₽',
				tags: ['срочно'],
				custom_fields_values: customFields(['Delivery type', 'courier'], ['Paid', 'no']),
			};
			await items(sandbox, { input, parameters: update(row) });
			expect(requests(sandbox, 'PATCH', 'leads')).toHaveLength(1);
			const stored = sandbox.records('leads');
			expect(stored.map(({ pipeline_id, status_id }) => [pipeline_id, status_id])).toEqual([
				[SALES, 32392162],
				[PARTNERS, 32392186],
				[SALES, 142],
			]);
			for (const { price, custom_fields_values: values, _embedded } of stored) {
				expect(price).toBe(1500);
				expect(values).toMatchObject([
					{ field_name: 'Delivery type', values: [{ value: 'Courier' }] },
					{ field_name: 'Paid', values: [{ value: false }] },
				]);
				expect(_embedded.tags.map(({ name }) => name)).toContain('срочно');
			}
		});
	});

	it('loses a lead with a reason and a day, and shows both by name', async () => {
		await withSandbox({ leads: 1 }, async (sandbox) => {
			const row = {
				id: byId(firstId(sandbox)),
				status_id: byName('Sales → Closed - lost'),
				loss_reason_id: byName('too expensive'),
				closed_at: '2026-01-02T00:00:00Z',
			};
			const [lead] = await items(sandbox, { parameters: update(row, { return: 'simplified' }) });
			expect(lead).toMatchObject({
				stage: 'Closed - lost',
				pipeline: 'Sales',
				closed_at: '2026-01-02T03:00:00+03:00',
				loss_reason_id: 4203748,
			});
		});
	});

	it('zero is a price, and an empty price is left alone', async () => {
		await withSandbox({ leads: 2 }, async (sandbox) => {
			const input = sandbox.records('leads').map(({ id }, n) => ({ id, price: n === 0 ? 0 : '' }));
			const price = sandbox.records('leads')[1]?.price;
			await items(sandbox, {
				input,
				parameters: update({
					id: byId('={{ $json.id }}'),
					price: '={{ $json.price }}',
					name: 'Changed',
				}),
			});
			expect(sandbox.records('leads')).toMatchObject([
				{ price: 0, name: 'Changed' },
				{ price, name: 'Changed' },
			]);
		});
	});

	it.each<[string, Json, RegExp, RegExp]>([
		[
			'a stage that another pipeline has',
			{ status_id: byId(`${SALES}:32392183`) },
			/^'Pipeline and Stage': there is no stage "3177727:32392183"/,
			/./,
		],
		[
			'a stage under the name of another pipeline',
			{ status_id: byName('Sales → Signed') },
			/^'Pipeline and Stage': there is no stage "Sales → Signed"/,
			/Did you mean "Signed"/,
		],
		[
			'a stage that two pipelines have',
			{ status_id: byName('Closed - won') },
			/^'Pipeline and Stage': several pipelines have a stage "Closed - won"/,
			/"Sales → Closed - won" or "Партнёры → Closed - won"/,
		],
		[
			'the stage of incoming leads',
			{ status_id: byName('Sales → Incoming leads') },
			/^'Pipeline and Stage': "Sales → Incoming leads" holds incoming leads only/,
			/Choose another stage/,
		],
		[
			'a reason that does not exist',
			{ loss_reason_id: byName('Too expensiv') },
			/^'Loss Reason': there is no loss reason "Too expensiv"/,
			/"Too expensive"/,
		],
		[
			'a deactivated user',
			{ responsible_user_id: byName('petr@example.com') },
			/^'Responsible User': the user "Пётр Уволенный" is deactivated/,
			/active user/,
		],
		['a price in words', { price: 'a lot' }, /^'Sale': "a lot" is not a number/, /Enter a number/],
	])('refuses %s, and nothing is sent', async (_title, row, message, description) => {
		await withSandbox({ leads: 1 }, async (sandbox) => {
			const parameters = update({ id: byId(firstId(sandbox)), ...row });
			const words = errorOf(await runAmocrm(sandbox, { parameters }));
			expect(words.message).toMatch(message);
			expect(words.description).toMatch(description);
			expect(requests(sandbox, 'PATCH', 'leads')).toEqual([]);
		});
	});

	it('what amoCRM refuses of raw JSON is said with the names of the form', async () => {
		await withSandbox({ leads: 1 }, async (sandbox) => {
			const id = firstId(sandbox);
			const bad = [
				{ id, pipeline_id: SALES, status_id: 32392183 },
				{ id, pipeline_id: 99 },
				{ id, custom_fields_values: [{ field_code: 'DELIVERY', values: [{ value: 'Drone' }] }] },
			];
			const done = await items(sandbox, {
				input: [{ bad }],
				onError: 'continueRegularOutput',
				parameters: saved({
					resource: 'lead',
					operation: 'update',
					jsonParameters: true,
					leadsJson: '={{ $json.bad }}',
				}),
			});
			expect(done.map(({ error }) => error)).toEqual([
				'amoCRM refused this row: \'Pipeline and Stage\' "32392183" is not a possible choice [item 0, lead 1 of 3]',
				'amoCRM refused this row: \'pipeline_id\' "99" is not a possible choice [item 0, lead 2 of 3]',
				'amoCRM refused this row: \'Delivery type\' "Drone" is not a possible choice [item 0, lead 3 of 3]',
			]);
		});
	});

	it('offers the stages that a lead can be put in, and the reasons', async () => {
		await withSandbox({}, async (sandbox) => {
			const ask = async (method: string, filter?: string) => {
				const { results } = await editorMethod('listSearch', {
					node: amocrm,
					method,
					filter,
					credentials: [tokenFor(sandbox)],
					parameters: update({ id: byId(1) }),
				});
				return results.map(({ name }) => name);
			};
			expect(await ask('searchStages', 'sales')).toEqual([
				'Sales → First contact',
				'Sales → Переговоры',
				'Sales → Contract',
				'Sales → Closed - won',
				'Sales → Closed - lost',
			]);
			expect(await ask('searchLossReasons', 'compet')).toEqual(['Chose a competitor']);
		});
	});
});
