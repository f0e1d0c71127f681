import { jsonOf, requests, runAmocrm, withSandbox } from '../../support/amocrm';

const columns = (resource: string, operation = 'create', more = {}) => ({
	resource,
	operation,
	inputMode: 'columns',
	columns: { mappingMode: 'autoMapInputData', value: null },
	...more,
});

describe('links to records that do not exist', () => {
	it('a contact with the company ID of another system is refused, not created without it', async () => {
		await withSandbox({ companies: 2 }, async (sandbox) => {
			const [known] = sandbox.records('companies');
			const { items } = await runAmocrm(sandbox, {
				input: [
					{ name: 'Ivan', company_id: 17 },
					{ name: 'Petr', company_id: '585' },
					{ name: 'Anna', company_id: known?.id },
				],
				parameters: columns('contact'),
				onError: 'continueRegularOutput',
			});
			expect(jsonOf(items)).toMatchObject([
				{ error: "'Company': there is no company with the ID 17 [item 0]" },
				{ error: "'Company': there is no company with the ID 585 [item 1]" },
				{ name: 'Anna' },
			]);
			expect(sandbox.records('contacts').map(({ name }) => name)).toEqual(['Anna']);
		});
	});

	it('a run that stops at the first error has written nothing', async () => {
		await withSandbox({ companies: 1 }, async (sandbox) => {
			const { error } = await runAmocrm(sandbox, {
				input: [{ name: 'A' }, { name: 'B', company_id: 17 }],
				parameters: columns('contact'),
			});
			expect(error?.message).toMatch(/^'Company': there is no company with the ID 17/);
			expect(sandbox.records('contacts')).toEqual([]);
		});
	});

	it('Create or Update refuses it as well', async () => {
		await withSandbox({ companies: 1 }, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, {
				input: [{ name: 'Ivan', email: 'ivan@example.com', company_id: 17 }],
				parameters: columns('contact', 'upsert', { matchBy: { key: [{ by: 'email' }] } }),
				onError: 'continueRegularOutput',
			});
			expect(jsonOf(items)).toMatchObject([{ error: expect.stringMatching(/with the ID 17/) }]);
			expect(sandbox.records('contacts')).toEqual([]);
		});
	});

	it.each([
		[true, 2, 1],
		[false, 0, 0],
	])('many IDs cost a request for fifty (filters: %s)', async (filtersEnabled, reads, refused) => {
		await withSandbox({ companies: 60, filtersEnabled }, async (sandbox) => {
			const ids = sandbox.records('companies').map(({ id }) => id);
			const { items } = await runAmocrm(sandbox, {
				input: [...ids, 17].map((company_id, n) => ({ name: `Contact ${n}`, company_id })),
				parameters: columns('contact', 'create', { options: { return: 'ids' } }),
				onError: 'continueRegularOutput',
			});
			expect(requests(sandbox, 'GET', 'companies')).toHaveLength(reads);
			expect(sandbox.records('contacts')).toHaveLength(ids.length + 1 - refused);
			expect(jsonOf(items).at(-1)?.error).toMatch(/17/);
		});
	});
});
