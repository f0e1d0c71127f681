import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';
import {
	byId,
	byName,
	errorOf,
	jsonOf,
	requests,
	runAmocrm,
	withSandbox,
	type Json,
	type NodeOptions,
} from '../../support/amocrm';
import { saved } from '../../support/forms';

const about = (operation: string, more: Json) =>
	saved({ resource: 'salesbot', operation, ...more });

async function items(sandbox: Sandbox, options: NodeOptions): Promise<IDataObject[]> {
	const run = await runAmocrm(sandbox, options);
	expect(run.error).toBeUndefined();
	return jsonOf(run.items);
}

const ids = (sandbox: Sandbox) => sandbox.records('leads').map(({ id }) => id);

describe('Salesbot', () => {
	it('is run by name for many records in one request', async () => {
		await withSandbox({ leads: 3 }, async (sandbox) => {
			const parameters = about('run', {
				recordId: byName('welcome'),
				entity_type: 2,
				entity_id: '={{ $json.lead }}',
			});
			const input = ids(sandbox).map((lead) => ({ lead }));
			expect(await items(sandbox, { input, parameters })).toEqual(
				input.map(() => ({ id: 565, success: true })),
			);
			const [request, ...more] = sandbox.log().filter(({ method }) => method === 'POST');
			expect(more).toEqual([]);
			expect(request).toMatchObject({
				path: '/api/v2/salesbot/run',
				body: input.map(({ lead }) => ({ bot_id: 565, entity_type: 2, entity_id: lead })),
			});
		});
	});

	it('is an error on the item whose record does not exist', async () => {
		await withSandbox({ leads: 1 }, async (sandbox) => {
			const run = await runAmocrm(sandbox, {
				input: [{ lead: 1 }, { lead: ids(sandbox)[0] }],
				parameters: about('run', {
					recordId: byId('566'),
					entity_type: 2,
					entity_id: '={{ $json.lead }}',
				}),
				onError: 'continueRegularOutput',
			});
			expect(String(run.items[0]?.json.error)).toContain('1');
			expect(run.items[1]?.json).toEqual({ id: 566, success: true });
		});
	});

	it('is not run twice where the answer is lost', async () => {
		await withSandbox({ leads: 1 }, async (sandbox) => {
			sandbox.addFault({ path: 'salesbot', when: 'after', answer: 'status', status: 504 });
			const run = await runAmocrm(sandbox, {
				parameters: about('run', {
					recordId: byId('565'),
					entity_type: 2,
					entity_id: String(ids(sandbox)[0]),
				}),
			});
			expect(errorOf(run).message).toContain('may have been carried out');
			expect(sandbox.log().filter(({ method }) => method === 'POST')).toHaveLength(1);
		});
	});

	it('is stopped; the answer is plain text', async () => {
		await withSandbox({ leads: 1 }, async (sandbox) => {
			const parameters = about('stop', {
				recordId: byId('565'),
				entity_type: 'leads',
				entity_id: String(ids(sandbox)[0]),
			});
			expect(await items(sandbox, { parameters })).toEqual([{ id: 565, success: true }]);
			expect(requests(sandbox, 'POST', 'bots/565/stop')).toHaveLength(1);
		});
	});

	it('is listed and read', async () => {
		await withSandbox({}, async (sandbox) => {
			const all = await items(sandbox, {
				parameters: about('getAll', { returnAll: true, simplify: false }),
			});
			expect(all.map(({ name }) => name)).toEqual(['Welcome', 'Reminder']);
			const parameters = about('get', {
				recordId: byName('Reminder'),
				with: ['favorite'],
				simplify: false,
			});
			expect(await items(sandbox, { parameters })).toMatchObject([
				{ id: 566, name: 'Reminder', is_favorite: false },
			]);
		});
	});
});
