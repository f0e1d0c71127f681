import { sleep } from 'n8n-workflow';

import type { Sandbox } from '../../../../sandbox';
import {
	companyForm,
	companyJson,
	errorOf,
	jsonOf,
	requests,
	runAmocrm,
	storedNames,
	withSandbox,
	type NodeOptions,
} from '../../../support/amocrm';
import { contact, stored, textsOf, upsertJson } from '../../../support/upsert';

/** Runs executions side by side in one process, as n8n does with those of a webhook. */
const atOnce = async (sandbox: Sandbox, ...executions: NodeOptions[]) =>
	await Promise.all(executions.map(async (execution) => await runAmocrm(sandbox, execution)));

const names = (sandbox: Sandbox) => sandbox.records('contacts').map(({ name }) => name);

const upsertContact = (...row: Parameters<typeof contact>) =>
	upsertJson('contact', contact(...row), { matchBy: ['phone'] });

describe('Create or Update in executions at the same time', () => {
	it.concurrent('makes one contact of one phone', async () => {
		await withSandbox({}, async (sandbox) => {
			const runs = await atOnce(
				sandbox,
				{ parameters: upsertContact('Anna', ['+7 916 123-45-67']) },
				{ parameters: upsertContact('Anna', ['8 (916) 123 45 67']) },
				{ parameters: upsertContact('Anna', ['9161234567']) },
			);
			expect(names(sandbox)).toEqual(['Anna']);
			const actions = runs.flatMap(({ items }) => jsonOf(items).map(({ action }) => action));
			expect(actions.sort()).toEqual(['created', 'updated', 'updated']);
		});
	});

	it.concurrent.each(['company', 'lead'])('makes one %s of one name', async (resource) => {
		await withSandbox({}, async (sandbox) => {
			const parameters = upsertJson(resource, { name: 'Rocket' }, { matchBy: ['name'] });
			await atOnce(sandbox, { parameters }, { parameters });
			const kind = resource === 'lead' ? 'leads' : 'companies';
			expect(sandbox.records(kind).map(({ name }) => name)).toEqual(['Rocket']);
		});
	});

	it.concurrent('makes one record of one value in a custom field', async () => {
		await withSandbox({}, async (sandbox) => {
			const row = {
				name: 'Rocket',
				custom_fields_values: [{ field_code: 'WEB', values: [{ value: 'https://rocket.test' }] }],
			};
			const parameters = upsertJson('company', row, { matchBy: ['Web'] });
			await atOnce(sandbox, { parameters }, { parameters });
			expect(storedNames(sandbox)).toEqual(['Rocket']);
		});
	});

	it.concurrent('keeps the phones that each of them adds to one contact', async () => {
		await withSandbox({}, async (sandbox) => {
			const [id = 0] = await stored(sandbox, 'contact', [contact('Anna', ['+79160000001'])]);
			const add = (phone: string) => ({
				parameters: upsertJson('contact', contact('Anna', [phone]), { matchBy: ['name'] }),
			});
			await atOnce(sandbox, add('+79160000002'), add('+79160000003'), add('+79160000004'));
			expect(textsOf(sandbox, 'contacts', id, 'PHONE').sort()).toEqual(
				[1, 2, 3, 4].map((n) => `+7916000000${n}`),
			);
		});
	});

	it.concurrent(
		'knows the contact that Create Lead With Contact makes at the same time',
		async () => {
			await withSandbox({}, async (sandbox) => {
				await runAmocrm(sandbox, {
					parameters: {
						resource: 'lead',
						operation: 'createComplex',
						jsonParameters: true,
						leadsJson: {
							name: 'Order',
							_embedded: { contacts: [contact('Anna', ['+79160000001'])] },
						},
					},
				});
				const { items } = await runAmocrm(sandbox, {
					parameters: upsertContact('Anna', ['+79160000001']),
				});
				expect(jsonOf(items)).toMatchObject([{ action: 'updated' }]);
				expect(names(sandbox)).toEqual(['Anna']);
			});
		},
	);

	it.concurrent('goes on after an execution that failed', async () => {
		await withSandbox({}, async (sandbox) => {
			sandbox.addFault({
				method: 'POST',
				when: 'before',
				answer: 'status',
				status: 402,
				body: 'problem',
			});
			const parameters = upsertContact('Anna', ['+79160000001']);
			const runs = await atOnce(sandbox, { parameters }, { parameters });
			expect(runs.map(({ status }) => status).sort()).toEqual(['error', 'success']);
			expect(names(sandbox)).toEqual(['Anna']);
		});
	});

	it.concurrent('sends nothing of an execution that is stopped while it waits', async () => {
		await withSandbox({ latencyMs: 400 }, async (sandbox) => {
			const stop = new AbortController();
			const first = runAmocrm(sandbox, { parameters: upsertContact('Anna', ['+79160000001']) });
			const second = runAmocrm(sandbox, {
				parameters: upsertContact('Boris', ['+79160000002']),
				signal: stop.signal,
			});
			const third = runAmocrm(sandbox, { parameters: upsertContact('Clara', ['+79160000003']) });
			await sleep(200);
			stop.abort();
			expect(errorOf(await second).message).toBe(
				'The execution was cancelled before this was sent [item 0]',
			);
			expect((await first).status).toBe('success');
			expect((await third).status).toBe('success');
			expect(names(sandbox)).toEqual(['Anna', 'Clara']);
		});
	});

	it.concurrent('does not hold up executions that write other kinds of records', async () => {
		await withSandbox({ latencyMs: 300 }, async (sandbox) => {
			const started: string[] = [];
			const ended = (name: string) => () => void started.push(name);
			const rows = Array.from({ length: 5 }, (_, n) => ({ name: 'One', price: n }));
			await Promise.all([
				runAmocrm(sandbox, {
					parameters: upsertJson('lead', rows, { matchBy: ['name'] }),
				}).then(ended('lead')),
				runAmocrm(sandbox, {
					parameters: upsertJson('company', { name: 'Rocket' }, { matchBy: ['name'] }),
				}).then(ended('company')),
			]);
			expect(started).toEqual(['company', 'lead']);
		});
	});
});

describe('Skip Existing in executions at the same time', () => {
	it.concurrent('makes one record of one name', async () => {
		await withSandbox({}, async (sandbox) => {
			const parameters = companyJson({ name: 'Rocket' }, { skipExisting: 'name' });
			const runs = await atOnce(sandbox, { parameters }, { parameters }, { parameters });
			expect(storedNames(sandbox)).toEqual(['Rocket']);
			const ids = runs.flatMap(({ items }) => jsonOf(items).map(({ id }) => id));
			expect(new Set(ids).size).toBe(1);
		});
	});

	it.concurrent('does not hold up plain Create', async () => {
		await withSandbox({}, async (sandbox) => {
			const parameters = companyForm({ name: 'Rocket' });
			await atOnce(sandbox, { parameters }, { parameters });
			expect(storedNames(sandbox)).toEqual(['Rocket', 'Rocket']);
			expect(requests(sandbox, 'GET', 'companies')).toEqual([]);
		});
	});
});
