import type { Sandbox } from '../../../../sandbox';
import {
	amocrm,
	errorOf,
	fieldValue,
	jsonOf,
	runAmocrm,
	withSandbox,
	type Json,
} from '../../../support/amocrm';

const contacts = (operation: string, row: Json, more: Json = {}): Json => ({
	resource: 'contact',
	operation,
	contacts: { contact: [row] },
	...more,
});

const valuesOf = (sandbox: Sandbox, code: string, place = 0): unknown => {
	const fields = sandbox.records('contacts')[place]?.custom_fields_values ?? [];
	return fields.find(({ field_code }) => field_code === code)?.values.map(({ value }) => value);
};

describe('Phone and Email in the form of contacts', () => {
	it('stand open when contacts are created, and are put into the account’s own fields', async () => {
		await withSandbox({}, async (sandbox) => {
			const { error } = await runAmocrm(sandbox, {
				parameters: contacts('create', {
					first_name: 'Anna',
					phone: '+7 916 111-22-33 (mobile)',
					email: 'anna@example.com',
				}),
			});
			expect(error).toBeUndefined();
			expect(valuesOf(sandbox, 'PHONE')).toEqual(['+7 916 111-22-33']);
			expect(valuesOf(sandbox, 'EMAIL')).toEqual(['anna@example.com']);
		});
	});

	it('are what Create or Update matches by', async () => {
		await withSandbox({}, async (sandbox) => {
			const row = { first_name: 'Anna', phone: '+7 916 111-22-33' };
			for (const position of ['a', 'b'])
				await runAmocrm(sandbox, {
					parameters: contacts('upsert', {
						...row,
						custom_fields_values: { field: [fieldValue('Position', position)] },
					}),
				});
			expect(sandbox.records('contacts')).toHaveLength(1);
			expect(valuesOf(sandbox, 'POSITION')).toEqual(['b']);
		});
	});

	it('add to the values that a saved workflow has among the custom fields', async () => {
		await withSandbox({}, async (sandbox) => {
			await runAmocrm(sandbox, {
				parameters: contacts('create', {
					first_name: 'Anna',
					phone: '+7 916 111-22-33',
					custom_fields_values: { field: [fieldValue('Phone', '+7 916 444-55-66')] },
				}),
			});
			expect(valuesOf(sandbox, 'PHONE')).toEqual(
				expect.arrayContaining(['+7 916 111-22-33', '+7 916 444-55-66']),
			);
		});
	});
});

describe('What the node says', () => {
	it('an error before the first request tells that nothing was written', async () => {
		await withSandbox({}, async (sandbox) => {
			const row = { first_name: 'Anna', custom_fields_values: { field: [fieldValue('No', 'x')] } };
			const { description } = errorOf(
				await runAmocrm(sandbox, { parameters: contacts('create', row) }),
			);
			expect(description).toMatch(/Nothing was written\.$/);
			expect(sandbox.records('contacts')).toEqual([]);
		});
	});

	it('what went well is information, once', async () => {
		await withSandbox({}, async (sandbox) => {
			const { hints, items } = await runAmocrm(sandbox, {
				parameters: contacts('upsert', { first_name: 'A', phone: '={{ $json.phone }}' }),
				input: [{ phone: '+7 916 111-22-33' }, { phone: '+7 916 111-22-34' }],
			});
			expect(jsonOf(items)).toHaveLength(2);
			expect(hints).toEqual([
				{ message: '2 contacts created.', type: 'info', location: 'outputPane' },
			]);
		});
	});

	it('names operation and resource under the node', () => {
		expect(amocrm.description.subtitle).toContain('"getAll":"Get Many"');
	});
});
