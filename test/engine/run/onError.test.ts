import type { IDataObject } from 'n8n-workflow';

import {
	companyForm,
	companyJson,
	errorOf,
	jsonOf,
	requests,
	runAmocrm,
	storedNames,
	withSandbox,
} from '../../support/amocrm';

const three = '={{ $json.list }}';

describe('On Error: Continue', () => {
	it.concurrent('gives an error in the place of each row that could not be created', async () => {
		await withSandbox({}, async (sandbox) => {
			const input = [
				{ list: [{ name: 'A' }] },
				{ list: 'not JSON' },
				{ list: [{ name: 'B' }, { name: 7 }, { name: 'C' }] },
				{ list: [] },
				{ list: [{ name: 'D' }] },
			];
			const { items, errorItems, error, status } = await runAmocrm(sandbox, {
				input,
				parameters: companyJson(three),
				onError: 'continueRegularOutput',
			});
			expect({ errorItems, error, status }).toEqual({
				errorItems: [],
				error: undefined,
				status: 'success',
			});
			expect(items.map(({ json, pairedItem }) => [json.name ?? json.error, pairedItem])).toEqual([
				['A', { item: 0 }],
				[expect.stringContaining('is not valid JSON'), { item: 1 }],
				['B', { item: 2 }],
				[expect.stringContaining('[item 2, company 2 of 3'), { item: 2 }],
				['C', { item: 2 }],
				[expect.stringContaining('is an empty array [item 3]'), { item: 3 }],
				['D', { item: 4 }],
			]);
			const errors = jsonOf(items).filter((json) => 'error' in json);
			for (const json of errors)
				expect(json).toEqual({ error: expect.any(String), message: expect.stringMatching(/\.$/) });
			expect(storedNames(sandbox).sort()).toEqual(['A', 'B', 'C', 'D']);
		});
	});

	it.concurrent('is the same for an older workflow with Continue On Fail', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, {
				input: [{ name: 'A' }, { name: '' }],
				parameters: companyForm({ name: '={{ $json.name }}' }),
				continueOnFail: true,
			});
			expect(jsonOf(items)).toMatchObject([{ name: 'A' }, { error: "'Name' is missing [item 1]" }]);
		});
	});
});

describe('On Error: Continue (using error output)', () => {
	it.concurrent(
		'sends the rows that failed to the error branch, with the fields of their input items',
		async () => {
			await withSandbox({}, async (sandbox) => {
				const input = [
					{ title: 'A', n: 1 },
					{ title: '', n: 2 },
					{ title: 'C', n: 3 },
				];
				const run = await runAmocrm(sandbox, {
					input,
					parameters: companyForm({ name: '={{ $json.title }}' }),
					onError: 'continueErrorOutput',
				});
				expect(jsonOf(run.items).map(({ name }) => name)).toEqual(['A', 'C']);
				expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
				expect(jsonOf(run.errorItems)).toEqual([
					{
						title: '',
						n: 2,
						error: "'Name' is missing [item 1]",
						message: "Enter a value for 'Name', or check the expression in it.",
					},
				]);
			});
		},
	);

	it.concurrent(
		'gives two records and one error for an item with three companies of which one is bad',
		async () => {
			await withSandbox({}, async (sandbox) => {
				const input = [{ order: 17, list: [{ name: 'A' }, { name: 'B', inn: 1 }, { name: 'C' }] }];
				const run = await runAmocrm(sandbox, {
					input,
					parameters: companyJson(three),
					onError: 'continueErrorOutput',
				});
				expect(jsonOf(run.items).map(({ name }) => name)).toEqual(['A', 'C']);
				expect(jsonOf(run.errorItems)).toEqual([
					{
						...input[0],
						error:
							'amoCRM refused this row: \'inn\' "1" cannot be written here [item 0, company 2 of 3, "B"]',
						message: expect.stringMatching(
							/2 other rows of this item were written: send only this one again\.$/,
						),
					},
				]);
			});
		},
	);

	it.concurrent('does so with the form too', async () => {
		await withSandbox({}, async (sandbox) => {
			const parameters = companyForm([
				{ name: 'A' },
				{ name: 'B', created_at: 'soon' },
				{ name: 'C' },
			]);
			const run = await runAmocrm(sandbox, {
				input: [{ order: 17 }],
				parameters,
				onError: 'continueErrorOutput',
			});
			expect(jsonOf(run.items).map(({ name }) => name)).toEqual(['A', 'C']);
			expect(jsonOf(run.errorItems)).toMatchObject([
				{ order: 17, error: expect.stringContaining('[item 0, company 2 of 3, "B"]') },
			]);
		});
	});
});

describe("The input's own message and error", () => {
	const failing = async (input: IDataObject[]) =>
		await withSandbox({}, async (sandbox) => {
			const { items, errorItems } = await runAmocrm(sandbox, {
				input,
				parameters: companyForm({ name: '={{ $json.name }}', created_at: '={{ $json.day }}' }),
				onError: 'continueErrorOutput',
			});
			expect(items).toEqual([]);
			return jsonOf(errorItems);
		});
	const said = (item: number) => `'Created At': "xx" is not a date [item ${item}]`;

	it.concurrent('stay in the error output, where n8n lets them', async () => {
		const row = { name: 'A', day: 'xx' };
		const [text, both, one, blank] = await failing([
			{ ...row, message: 'Please call me after six' },
			{ ...row, message: 'Please call me after six', error: 'none' },
			{ ...row, error: { code: 7 } },
			{ ...row, message: '', error: null },
		]);
		expect(text).toMatchObject({ ...row, message: 'Please call me after six' });
		expect(text?.error).toMatch(/^'Created At': "xx" is not a date \[item 0\] — Enter a date/);
		expect(both).toMatchObject({ ...row, message: 'Please call me after six' });
		expect(both?.error).toMatch(/\[item 1\] — Enter a date.* The item's own "error": none$/);
		expect(one).toMatchObject({ ...row, error: said(2) });
		expect(one?.message).toMatch(/^Enter a date.* The item's own "error": \{"code":7\}$/);
		expect(blank).toMatchObject({
			...row,
			error: said(3),
			message: expect.stringMatching(/^Enter/),
		});
	});

	it.concurrent(
		'that an earlier run of the node has put there give way to the new ones',
		async () => {
			const row = { name: 'A', day: 'xx' };
			const first = await failing([row, { ...row, message: 'Please call me after six' }]);
			const second = await failing(first);
			expect(second).toEqual(first);
		},
	);
});

describe('On Error: Stop Workflow', () => {
	it.concurrent('tells how many companies exist already, and their IDs', async () => {
		await withSandbox({}, async (sandbox) => {
			const input = Array.from({ length: 25 }, (_, n) => ({ name: n === 15 ? n : `Company ${n}` }));
			const run = await runAmocrm(sandbox, {
				input,
				parameters: companyJson('={{ $json }}', { batchSize: 10 }),
			});
			const { message, description, item } = errorOf(run);
			expect(message).toBe(
				'amoCRM refused this row: \'Name\' "15" has the wrong type (This value should be of type string.) [item 15]',
			);
			expect(item).toBe(15);
			const ids = sandbox.records('companies').map(({ id }) => id);
			expect(ids.length).toBeGreaterThanOrEqual(10);
			const [, count, told] =
				/(\d+) companies of this run already exist, with the IDs ([\d, ]+)\. Do not send them again\./.exec(
					description,
				) ?? [];
			expect(count).toBe(String(ids.length));
			expect(told?.split(', ').map(Number).sort()).toEqual(ids);
			expect(run.items).toEqual([]);
		});
	});

	it.concurrent('waits for what is under way, and its count is true', async () => {
		await withSandbox({ latencyMs: 300 }, async (sandbox) => {
			const input = Array.from({ length: 300 }, (_, n) => ({
				name: n === 45 ? n : `Company ${n}`,
			}));
			const { message, description } = errorOf(
				await runAmocrm(sandbox, {
					input,
					parameters: companyJson('={{ $json }}', { batchSize: 10 }),
				}),
			);
			expect(message).toContain('[item 45]');
			const exist = sandbox.records('companies');
			expect(exist.length).toBeGreaterThan(0);
			expect(exist.length).toBeLessThan(300);
			expect(description).toContain(`${exist.length} companies of this run already exist`);
			const told = new Set((/with the IDs ([\d, ]+)/.exec(description)?.[1] ?? '').split(', '));
			if (exist.length <= 100) expect(told).toEqual(new Set(exist.map(({ id }) => String(id))));
			expect(requests(sandbox, 'GET', 'companies')).toEqual([]);
		});
	});

	it.concurrent('writes nothing if a row is wrong before anything is sent', async () => {
		await withSandbox({}, async (sandbox) => {
			const input = Array.from({ length: 300 }, (_, n) => ({
				name: n === 299 ? '' : `Company ${n}`,
			}));
			const { message } = errorOf(
				await runAmocrm(sandbox, { input, parameters: companyForm({ name: '={{ $json.name }}' }) }),
			);
			expect(message).toBe("'Name' is missing [item 299]");
			expect(sandbox.log()).toEqual([]);
		});
	});
});
