import { companyForm, hurried, requests, runAmocrm, withSandbox } from '../../support/amocrm';

describe('100,000 input items', () => {
	it('become 100,000 companies in 400 requests, by JSON and by the form', async () => {
		await withSandbox({ keepBodies: false, requestsPerSecond: 0 }, async (sandbox) => {
			const input = Array.from({ length: 100_000 }, (_, n) => ({
				name: `Company ${n}`,
				n,
				raw: n % 2 === 0,
			}));
			const parameters = {
				...companyForm(
					{ name: '={{ $json.name }}', request_id: '={{ $json.n }}' },
					{ batchSize: 250, return: 'ids' },
				),
				jsonParameters: '={{ $json.raw }}',
				companiesJson: '={{ { name: $json.name, request_id: $json.n } }}',
			};
			const { items, error } = await hurried(
				async () => await runAmocrm(sandbox, { input, parameters }),
			);
			expect(error).toBeUndefined();
			expect(items).toHaveLength(100_000);
			expect(requests(sandbox, 'POST', 'companies')).toHaveLength(400);
			expect(sandbox.log()).toHaveLength(400);
			expect(sandbox.stats().status).toEqual({ 200: 400 });

			const names = new Map(sandbox.records('companies').map(({ id, name }) => [id, name]));
			expect(names.size).toBe(100_000);
			const wrong = items.findIndex(
				({ json, pairedItem }, n) =>
					names.get(Number(json.id)) !== `Company ${n}` ||
					json.request_id !== n ||
					Object(pairedItem).item !== n,
			);
			expect(wrong).toBe(-1);
		});
	}, 300_000);
});
