import {
	byName,
	companyForm,
	fieldValue,
	jsonOf,
	requests,
	runAmocrm,
	storedNames,
	withSandbox,
} from '../../../support/amocrm';

describe('Company · Create with Skip Existing', () => {
	const input = ['Alpha', 'Beta', 'Alpha', ' Gamma '].map((name, n) => ({
		name,
		inn: `770000000${n % 2}`,
	}));
	const named = companyForm(
		{ name: '={{ $json.name }}', request_id: '={{ "r" + $itemIndex }}' },
		{ skipExisting: 'name' },
	);

	it('by name: a second run creates nothing and gives the records that are there', async () => {
		await withSandbox({}, async (sandbox) => {
			const first = await runAmocrm(sandbox, { input, parameters: named });
			const second = await runAmocrm(sandbox, { input, parameters: named });
			expect(storedNames(sandbox)).toHaveLength(3);
			expect(jsonOf(second.items)).toEqual(jsonOf(first.items));
			expect(second.items.map(({ json }) => json.request_id)).toEqual(['r0', 'r1', 'r2', 'r3']);
			expect(second.hints.map(({ message }) => message)).toEqual([
				'4 of 4 rows already existed and were not created again.',
			]);
		});
	});

	it('equal rows of one run become one record', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, { input, parameters: named });
			expect(items[2]?.json.id).toBe(items[0]?.json.id);
			expect(new Set(items.map(({ json }) => json.id)).size).toBe(3);
		});
	});

	it('a refused row does not take those that equal it with it', async () => {
		await withSandbox({}, async (sandbox) => {
			const parameters = companyForm(
				{ name: '={{ $json.name }}', responsible_user_id: '={{ $json.user }}' },
				{ skipExisting: 'name', return: 'ids' },
			);
			const rows = [999, 998, '', ''].map((user) => ({ name: 'Alpha', user }));
			const { items } = await runAmocrm(sandbox, {
				input: [...rows, { name: 'Beta', user: 997 }],
				parameters,
				onError: 'continueRegularOutput',
			});
			const [{ id } = { id: 0 }] = sandbox.records('companies');
			expect(jsonOf(items)).toMatchObject([
				{ error: expect.stringMatching(/"999".* \[item 0\]$/) },
				{ error: expect.stringMatching(/"998".* \[item 1\]$/) },
				{ id },
				{ id },
				{ error: expect.stringMatching(/"997".* \[item 4\]$/) },
			]);
			expect(storedNames(sandbox)).toEqual(['Alpha']);
		});
	});

	it('by a custom field: names do not matter', async () => {
		await withSandbox({}, async (sandbox) => {
			const parameters = companyForm(
				{
					name: '={{ $json.name }}',
					custom_fields_values: { field: [fieldValue('INN', '={{ $json.inn }}')] },
				},
				{ skipExisting: 'field', skipExistingField: byName('INN'), return: 'ids' },
			);
			const { items } = await runAmocrm(sandbox, { input, parameters });
			expect(storedNames(sandbox)).toEqual(expect.arrayContaining(['Alpha', 'Beta']));
			expect(storedNames(sandbox)).toHaveLength(2);
			const ids = items.map(({ json }) => json.id);
			expect(ids).toEqual([ids[0], ids[1], ids[0], ids[1]]);
		});
	});

	it('a name that is only part of a stored name, or of another field, is a new company', async () => {
		await withSandbox({}, async (sandbox) => {
			await runAmocrm(sandbox, { parameters: companyForm({ name: 'Alpha Bank' }) });
			await runAmocrm(sandbox, { input, parameters: named });
			expect(storedNames(sandbox)).toHaveLength(4);
		});
	});

	it('reads all companies once when there are many rows', async () => {
		await withSandbox({ companies: 600 }, async (sandbox) => {
			const many = Array.from({ length: 120 }, (_, i) => ({ name: `New ${i}` }));
			await runAmocrm(sandbox, {
				input: many,
				parameters: companyForm(
					{ name: '={{ $json.name }}' },
					{ skipExisting: 'name', return: 'ids' },
				),
			});
			// Three pages, and the one that the service announces behind them.
			expect(requests(sandbox, 'GET', 'companies')).toHaveLength(4);
			expect(storedNames(sandbox)).toHaveLength(720);
		});
	});

	it('creates nothing when the existing companies cannot be read', async () => {
		await withSandbox({}, async (sandbox) => {
			sandbox.addFault({
				method: 'GET',
				path: '/api/v4/companies',
				when: 'before',
				answer: 'status',
				status: 403,
				body: 'problem',
				times: 0,
			});
			const { items } = await runAmocrm(sandbox, {
				input,
				parameters: named,
				onError: 'continueRegularOutput',
			});
			expect(items).toHaveLength(4);
			for (const { json } of items) expect(json.error).toMatch(/^amoCRM refused access/);
			expect(storedNames(sandbox)).toEqual([]);
		});
	});
});
