import axios from 'axios';
import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../../../sandbox';
import {
	companyForm,
	companyJson,
	jsonOf,
	requests,
	runAmocrm,
	storedCompany,
	storedNames,
	withSandbox,
} from '../../../support/amocrm';

const names = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, n) => ({ name: `Company ${n}` }));
const ids = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => json.id);

describe('Batches', () => {
	it.concurrent.each([
		[10, 95, 10],
		[50, 120, 3],
		[250, 251, 2],
		[250, 250, 1],
		[100, 1, 1],
	])('of %d: %d companies travel in %d requests', async (batchSize, count, expected) => {
		await withSandbox({}, async (sandbox) => {
			const options = { batchSize, return: 'ids' };
			const { items } = await runAmocrm(sandbox, {
				input: names(count),
				parameters: companyForm({ name: '={{ $json.name }}' }, options),
			});
			expect(items).toHaveLength(count);
			const sizes = requests(sandbox, 'POST', 'companies').map(({ rows }) => rows ?? 0);
			expect(sizes).toHaveLength(expected);
			expect(Math.max(...sizes)).toBeLessThanOrEqual(batchSize);
		});
	});

	it.concurrent('hold the companies of several items, and split those of one', async () => {
		await withSandbox({}, async (sandbox) => {
			const input = [{ list: names(30) }, { list: names(5) }, { list: names(70) }];
			const { items } = await runAmocrm(sandbox, {
				input,
				parameters: companyJson('={{ $json.list }}', { batchSize: 50, return: 'ids' }),
			});
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
				...Array(30).fill({ item: 0 }),
				...Array(5).fill({ item: 1 }),
				...Array(70).fill({ item: 2 }),
			]);
			expect(requests(sandbox, 'POST', 'companies').map(({ rows }) => rows)).toEqual([50, 50, 5]);
		});
	});

	it.concurrent('grow from 50 to 250 by themselves', async () => {
		await withSandbox({ latencyMs: 50 }, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, {
				input: names(3000),
				parameters: companyJson('={{ $json }}', { return: 'ids' }),
			});
			expect(new Set(ids(items)).size).toBe(3000);
			const sizes = requests(sandbox, 'POST', 'companies').map(({ rows }) => rows ?? 0);
			expect(sizes[0]).toBe(50);
			expect(Math.max(...sizes)).toBe(250);
		});
	});

	it.concurrent.each(['shuffled', 'reversed', 'sent'] as const)(
		'give each row its own record when the answer is %s, also with equal request IDs',
		async (answerOrder) => {
			await withSandbox({ answerOrder }, async (sandbox) => {
				const input = names(300).map(({ name }) => ({ name, request_id: 'all the same' }));
				const { items } = await runAmocrm(sandbox, {
					input,
					parameters: companyJson('={{ $json }}', { batchSize: 100, return: 'ids' }),
				});
				expect(jsonOf(items).map(({ id }) => storedCompany(sandbox, id).name)).toEqual(
					input.map(({ name }) => name),
				);
				expect(jsonOf(items).every(({ request_id: own }) => own === 'all the same')).toBe(true);
			});
		},
	);

	it.concurrent('stay under the limit of seven requests a second', async () => {
		await withSandbox({ latencyMs: [0, 300] }, async (sandbox) => {
			await runAmocrm(sandbox, {
				input: names(300),
				parameters: companyJson('={{ $json }}', { batchSize: 10 }),
			});
			expect(sandbox.stats().maxInAnySecond).toBeLessThanOrEqual(7);
			expect(sandbox.stats().status[429]).toBeUndefined();
		});
	});

	it.concurrent('of one company', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, { parameters: companyJson('{"name": "Only"}') });
			expect(items[0]?.json).toEqual({
				...storedCompany(sandbox, items[0]?.json.id),
				request_id: null,
			});
			expect(sandbox.log()).toHaveLength(2);
		});
	});

	it.concurrent('are not needed for no items', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items, error } = await runAmocrm(sandbox, {
				input: [],
				parameters: companyForm({ name: 'A' }),
			});
			expect({ items, error }).toEqual({ items: [], error: undefined });
			expect(sandbox.log()).toHaveLength(0);
		});
	});
});

/** What another user of the account does meanwhile. */
async function others(sandbox: Sandbox, count: number): Promise<void> {
	const headers = { Authorization: `Bearer ${sandbox.token}` };
	for (let n = 0; n < count; n += 1) {
		const rows = Array.from({ length: 40 }, (_, i) => ({
			name: i % 2 === 0 ? `Company ${n + i}` : `Other ${n} ${i}`,
		}));
		await axios.post(`${sandbox.url}/api/v4/companies`, rows, { headers });
	}
}

describe('Records read back', () => {
	it.concurrent('come in pages, with few requests', async () => {
		await withSandbox({ companies: 400 }, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, {
				input: names(1000),
				parameters: companyJson('={{ $json }}', { batchSize: 250 }),
			});
			for (const { json } of items)
				expect(json).toEqual({ ...storedCompany(sandbox, json.id), request_id: null });
			expect(jsonOf(items).map(({ name }) => name)).toEqual(names(1000).map(({ name }) => name));
			expect(requests(sandbox, 'POST', 'companies')).toHaveLength(4);
			expect(requests(sandbox, 'GET', 'companies').length).toBeLessThanOrEqual(10);
			expect(sandbox.log().every(({ query }) => !query.includes('filter'))).toBe(true);
		});
	});

	it.concurrent(
		'are the right ones while other people create companies, some with the same names',
		async () => {
			await withSandbox({ requestsPerSecond: 0, latencyMs: [5, 60] }, async (sandbox) => {
				const input = names(500);
				const running = runAmocrm(sandbox, {
					input,
					parameters: companyJson('={{ $json }}', { batchSize: 50 }),
				});
				const [{ items, error }] = await Promise.all([running, others(sandbox, 40)]);
				expect(error).toBeUndefined();
				expect(new Set(ids(items)).size).toBe(500);
				for (const [n, { json }] of items.entries()) {
					expect(json.name).toBe(`Company ${n}`);
					expect(json).toEqual({ ...storedCompany(sandbox, json.id), request_id: null });
				}
				expect(storedNames(sandbox)).toHaveLength(500 + 40 * 40);
			});
		},
	);

	it.concurrent('are not read for IDs Only', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, {
				parameters: companyJson('[{"name": "A", "request_id": 1}, {"name": "B"}]', {
					return: 'ids',
				}),
			});
			expect(jsonOf(items)).toEqual([
				{ id: expect.any(Number), request_id: 1 },
				{ id: expect.any(Number), request_id: null },
			]);
			expect(ids(items).map((id) => storedCompany(sandbox, id).name)).toEqual(['A', 'B']);
			expect(sandbox.log()).toHaveLength(1);
		});
	});

	it.concurrent('become bare IDs with a hint when amoCRM cannot show them', async () => {
		await withSandbox({}, async (sandbox) => {
			sandbox.addFault({
				method: 'GET',
				path: 'companies',
				times: 0,
				when: 'before',
				answer: 'status',
				status: 403,
				body: 'problem',
			});
			const { items, error, hints } = await runAmocrm(sandbox, {
				parameters: companyJson('[{"name": "A"}, {"name": "B"}]'),
			});
			expect(error).toBeUndefined();
			expect(jsonOf(items)).toEqual(
				[0, 1].map(() => ({ id: expect.any(Number), request_id: null })),
			);
			expect(hints.map(({ message }) => message)).toEqual([
				'2 companies were written but could not be read back, so only their IDs are shown.',
			]);
		});
	});
});
