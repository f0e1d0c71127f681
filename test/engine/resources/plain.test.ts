import axios from 'axios';
import { sleep, type IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';
import {
	amocrm,
	byId,
	byName,
	errorOf,
	jsonOf,
	requests,
	runAmocrm,
	tokenFor,
	withSandbox,
	type Json,
	type NodeOptions,
} from '../../support/amocrm';
import { byColumnNames, runRows } from '../../support/columns';
import { editorMethod } from '../../support/engine';
import { formsOf, saved } from '../../support/forms';

/** Plain resources: no custom fields, no tags, nothing but a literal in the table of resources. */
const form = formsOf(amocrm.description.properties);
const TASKS = { resource: 'task', collection: 'tasks' };
const REASONS = { resource: 'lossReason', collection: 'lossReasons' };
const DUE = '2026-12-31T10:00:00Z';
const DUE_SECONDS = Date.parse(DUE) / 1000;

async function items(sandbox: Sandbox, options: NodeOptions): Promise<IDataObject[]> {
	const run = await runAmocrm(sandbox, options);
	expect(run.error).toBeUndefined();
	return jsonOf(run.items);
}

const all = async (sandbox: Sandbox, resource: string, more: Json = {}) =>
	await items(sandbox, {
		parameters: saved({ resource, operation: 'getAll', returnAll: true, simplify: false, ...more }),
	});

const IVAN = 7001002;
const STRANGERS = 12;

/** Somebody else who writes tasks of the same texts while a run goes on. */
async function strangers(sandbox: Sandbox): Promise<void> {
	const { url, token } = sandbox;
	while (requests(sandbox, 'POST', 'tasks').length === 0) await sleep(5);
	for (let n = 0; n < STRANGERS; n += 1) {
		const task = { text: `Task ${n}`, complete_till: DUE_SECONDS, created_by: IVAN };
		await axios.post(`${url}/api/v4/tasks`, [task], {
			headers: { authorization: `Bearer ${token}` },
		});
		await sleep(100);
	}
}

const firstId = (sandbox: Sandbox, kind: 'companies' | 'leads') =>
	sandbox.records(kind)[0]?.id ?? 0;

describe('Task', () => {
	it('is created from the form with names, and comes out complete', async () => {
		await withSandbox({ leads: 1 }, async (sandbox) => {
			const row = {
				text: '={{ $json.what }}',
				complete_till: DUE,
				task_type_id: byName('Meeting'),
				entity_type: 'leads',
				entity_id: firstId(sandbox, 'leads'),
				responsible_user_id: byName('Ivan Petrov'),
				duration: '1 800',
			};
			const input = [{ what: 'Call' }, { what: 'Visit' }];
			const made = await items(sandbox, { input, parameters: form(TASKS, 'create', row) });
			expect(requests(sandbox, 'POST', 'tasks')).toHaveLength(1);
			expect(made).toMatchObject(
				input.map(({ what }) => ({
					text: what,
					complete_till: DUE_SECONDS,
					task_type_id: 2,
					entity_type: 'leads',
					entity_id: firstId(sandbox, 'leads'),
					duration: 1800,
					is_completed: false,
				})),
			);
			expect(await all(sandbox, 'task')).toHaveLength(2);
		});
	});

	it('is created from columns by their names, and from JSON', async () => {
		await withSandbox({ companies: 1 }, async (sandbox) => {
			const company = firstId(sandbox, 'companies');
			const rows = [
				{ Task: 'A', Due: DUE, 'Linked To': 'Company', 'Linked Record ID': company },
				{ Задача: 'B', Срок: 'someday' },
			];
			const { items: out } = await runRows(sandbox, byColumnNames('task'), rows);
			expect(out[0]?.json).toMatchObject({
				text: 'A',
				entity_type: 'companies',
				entity_id: company,
			});
			expect(String(out[1]?.json.error)).toContain("'Due'");
			const tasksJson = JSON.stringify([{ text: 'C', complete_till: DUE_SECONDS }]);
			const parameters = saved({
				resource: 'task',
				operation: 'create',
				jsonParameters: true,
				tasksJson,
			});
			expect(await items(sandbox, { parameters })).toMatchObject([{ text: 'C' }]);
		});
	});

	it('says which of two fields that belong together is missing', async () => {
		await withSandbox({}, async (sandbox) => {
			const parameters = form(TASKS, 'create', { text: 'A', complete_till: DUE, entity_id: 5 });
			const run = await runAmocrm(sandbox, { parameters });
			expect(errorOf(run).message).toContain("'Linked Record ID' is given without 'Linked To'");
			expect(requests(sandbox, 'POST', 'tasks')).toHaveLength(0);
		});
	});

	it('is completed, many in one request, with a result', async () => {
		await withSandbox({}, async (sandbox) => {
			const made = await items(sandbox, {
				input: [{ n: 1 }, { n: 2 }, { n: 3 }],
				parameters: form(TASKS, 'create', { text: '=Task {{ $json.n }}', complete_till: DUE }),
			});
			const done = await items(sandbox, {
				input: made,
				parameters: saved({
					resource: 'task',
					operation: 'complete',
					recordId: byId('={{ $json.id }}'),
					result: '=Did {{ $json.text }}',
				}),
			});
			expect(requests(sandbox, 'PATCH', 'tasks')).toHaveLength(1);
			expect(done).toMatchObject(
				made.map(({ id, text }) => ({
					id,
					is_completed: true,
					result: { text: `Did ${String(text)}` },
				})),
			);
		});
	});

	it('is updated, read back in batches, filtered and simplified', async () => {
		await withSandbox({ requestsPerSecond: 0 }, async (sandbox) => {
			const rows = Array.from({ length: 120 }, (_, n) => ({ n }));
			const row = { text: '=Task {{ $json.n }}', complete_till: DUE };
			const made = await items(sandbox, { input: rows, parameters: form(TASKS, 'create', row) });
			const change = { id: byId('={{ $json.id }}'), text: '={{ $json.text }}!' };
			const parameters = form(TASKS, 'update', change);
			const changed = await items(sandbox, { input: made, parameters });
			expect(changed.map(({ id, text }) => ({ id, text }))).toEqual(
				made.map(({ id, text }) => ({ id, text: `${String(text)}!` })),
			);
			const reads = requests(sandbox, 'GET', 'tasks');
			expect(reads.length).toBeLessThan(20);
			const [first] = made;
			const filters = { task_type: ['Follow-up'], is_completed: 'no', id: String(first?.id) };
			const [simple] = await all(sandbox, 'task', { filters, simplify: true });
			expect(simple).toMatchObject({ id: first?.id, task_type: expect.stringMatching(/./) });
			expect(String(simple?.complete_till)).toMatch(/^2026-12-31T/);
		});
	});

	it('is written exactly once, where an answer is lost and others write meanwhile', async () => {
		await withSandbox({ requestsPerSecond: 0 }, async (sandbox) => {
			sandbox.addFault({
				method: 'POST',
				path: 'tasks',
				when: 'half',
				answer: 'status',
				status: 504,
			});
			const input = Array.from({ length: 60 }, (_, n) => ({ n }));
			const row = { text: '=Task {{ $json.n % 20 }}', complete_till: DUE };
			const [made] = await Promise.all([
				items(sandbox, { input, parameters: form(TASKS, 'create', row) }),
				strangers(sandbox),
			]);
			const stored = await all(sandbox, 'task');
			expect(stored).toHaveLength(60 + STRANGERS);
			expect(new Set(made.map(({ id }) => id)).size).toBe(60);
			expect(made.map(({ text }) => text)).toEqual(input.map(({ n }) => `Task ${n % 20}`));
			expect(made.filter(({ created_by: author }) => author === IVAN)).toEqual([]);
		});
	});

	it('is found in the editor by its text', async () => {
		await withSandbox({}, async (sandbox) => {
			const input = [{ what: 'Call Anna' }, { what: 'Visit Ivan' }];
			const row = { text: '={{ $json.what }}', complete_till: DUE };
			await items(sandbox, { input, parameters: form(TASKS, 'create', row) });
			const { results } = await editorMethod('listSearch', {
				node: amocrm,
				credentials: [tokenFor(sandbox)],
				parameters: { resource: 'task', operation: 'get' },
				method: 'searchTasks',
				filter: 'anna',
			});
			expect(results.map(({ name }) => name)).toEqual(['Call Anna']);
		});
	});
});

describe('Loss Reason', () => {
	it('is created, updated, read and deleted', async () => {
		await withSandbox({}, async (sandbox) => {
			const before = (await all(sandbox, 'lossReason')).length;
			const input = [{ name: 'No budget' }, { name: 'No need' }];
			const row = { name: '={{ $json.name }}', sort: '500' };
			const made = await items(sandbox, { input, parameters: form(REASONS, 'create', row) });
			expect(made).toMatchObject(input.map((own) => ({ ...own, sort: 500 })));
			const change = { id: byId('={{ $json.id }}'), name: '={{ $json.name }} at all' };
			const changed = await items(sandbox, {
				input: made,
				parameters: form(REASONS, 'update', change),
			});
			expect(changed).toMatchObject(
				made.map(({ id, name }) => ({ id, name: `${String(name)} at all` })),
			);
			const parameters = saved({
				resource: 'lossReason',
				operation: 'delete',
				recordId: byName('={{ $json.name }}'),
			});
			const deleted = await items(sandbox, { input: changed, parameters });
			expect(deleted).toEqual(made.map(({ id }) => ({ id, deleted: true })));
			expect(await all(sandbox, 'lossReason')).toHaveLength(before);
		});
	});

	it('is an error on its item where it does not exist', async () => {
		await withSandbox({}, async (sandbox) => {
			const run = await runAmocrm(sandbox, {
				parameters: saved({ resource: 'lossReason', operation: 'delete', recordId: byId('5') }),
				onError: 'continueRegularOutput',
			});
			expect(String(run.items[0]?.json.error)).toContain('There is no loss reason with the ID 5');
		});
	});

	it.each([504, 502])(
		'is deleted once, where the answer %i came after the deletion',
		async (status) => {
			await withSandbox({ requestsPerSecond: 0 }, async (sandbox) => {
				const [first] = await all(sandbox, 'lossReason');
				sandbox.addFault({
					method: 'DELETE',
					path: 'loss_reasons',
					when: 'after',
					answer: 'status',
					status,
				});
				const parameters = saved({
					resource: 'lossReason',
					operation: 'delete',
					recordId: byId(String(first?.id)),
				});
				expect(await items(sandbox, { parameters })).toEqual([{ id: first?.id, deleted: true }]);
			});
		},
	);

	it('is written exactly once, where an answer is lost', async () => {
		await withSandbox({ requestsPerSecond: 0 }, async (sandbox) => {
			const before = (await all(sandbox, 'lossReason')).length;
			sandbox.addFault({
				method: 'POST',
				path: 'loss_reasons',
				when: 'half',
				answer: 'status',
				status: 504,
			});
			const input = Array.from({ length: 30 }, (_, n) => ({ n }));
			const row = { name: '=Reason {{ $json.n }}' };
			const made = await items(sandbox, { input, parameters: form(REASONS, 'create', row) });
			expect(new Set(made.map(({ id }) => id)).size).toBe(30);
			expect(await all(sandbox, 'lossReason')).toHaveLength(before + 30);
		});
	});
});
