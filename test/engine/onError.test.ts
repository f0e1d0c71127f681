import {
	companyForm,
	companyJson,
	errorOf,
	jsonOf,
	requests,
	runAmocrm,
	storedNames,
	withSandbox,
} from '../support/amocrm';

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
				[expect.stringContaining('[item 2, company 2]'), { item: 2 }],
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
							'amoCRM refused this row: \'inn\' "1" is not a field that can be written here [item 0, company 2]',
						message: expect.any(String),
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
				{ order: 17, error: expect.stringContaining('[item 0, company 2]') },
			]);
		});
	});
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
				/(\d+) companies of this run exist already, with the IDs ([\d, ]+)\. Take care not to send them again\./.exec(
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
			expect(description).toContain(`${exist.length} companies of this run exist already`);
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
