import { byName, companyForm, companyJson, fieldValue, runAmocrm, withSandbox } from '../support/amocrm';

describe('Company · Create with the form', () => {
	it('creates one company for each item, each with its own values, paired to its item', async () => {
		await withSandbox({}, async (sandbox) => {
			const input = Array.from({ length: 120 }, (_, i) => ({ name: `Company ${i}`, n: i }));
			const { items, error } = await runAmocrm(sandbox, {
				input,
				parameters: companyForm({ name: '={{ $json.name }}', request_id: '={{ "row " + $json.n }}' }),
			});
			expect(error).toBeUndefined();
			expect(items.map(({ json }) => json.name)).toEqual(input.map(({ name }) => name));
			expect(items.map(({ json }) => json.request_id)).toEqual(input.map(({ n }) => `row ${n}`));
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual(input.map((_, item) => ({ item })));
			expect(sandbox.records('companies')).toHaveLength(120);
			expect(items[7]?.json).toEqual({ ...sandbox.records('companies').find(({ name }) => name === 'Company 7'), request_id: 'row 7' });
		});
	});

	it('writes every kind of field as people write it', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items, error } = await runAmocrm(sandbox, {
				parameters: companyForm({
					name: 'Rocket LLC',
					responsible_user_id: byName('Olga Admin'),
					custom_fields_values: { field: [fieldValue('PHONE', '+7 916 111-22-33 (mobile), 8 495 000-00-00'), fieldValue('EMAIL', 'a@example.com', 'PRIV')] },
				}),
			});
			expect(error).toBeUndefined();
			console.log(JSON.stringify(items[0]?.json));
		});
	});

	it('stops with the row and what to do', async () => {
		await withSandbox({}, async (sandbox) => {
			const { error } = await runAmocrm(sandbox, { parameters: companyJson('[{"name": "A"}, {"name": 5}]') });
			expect(error?.message).toBe('x');
		});
	});
});
