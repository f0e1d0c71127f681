import type { IDataObject } from 'n8n-workflow';

import { jsonOf, runAmocrm, withSandbox } from '../../../support/amocrm';
import { contact, key, stored, textsOf } from '../../../support/upsert';
import type { EntityName, Sandbox } from '../../../../sandbox';

const PLURAL: Record<string, EntityName> = { contact: 'contacts', company: 'companies' };

/** Rows through Map Columns, with columns that find their fields by their names. */
async function columns(
	sandbox: Sandbox,
	rows: IDataObject[],
	{ resource = 'contact', operation = 'upsert', matchBy }: Partial<Record<string, string>> = {},
) {
	const { items } = await runAmocrm(sandbox, {
		input: rows,
		parameters: {
			resource,
			operation,
			inputMode: 'columns',
			columns: { mappingMode: 'autoMapInputData', value: null },
			...(matchBy === undefined ? {} : { matchBy: { key: [key(matchBy)] } }),
			options: { return: 'ids' },
		},
		onError: 'continueRegularOutput',
	});
	return jsonOf(items);
}

const phonesIn = (sandbox: Sandbox, kind: EntityName = 'contacts') =>
	sandbox.records(kind).map(({ id }) => textsOf(sandbox, kind, id, 'PHONE'));

describe('phones of a cell', () => {
	it('that a sheet has shortened are refused, and nobody is merged', async () => {
		await withSandbox({}, async (sandbox) => {
			const rows = ['7,91612E+10', '7,91612E+10', '7.91612E+10', '7.91612E+10'];
			const items = await columns(
				sandbox,
				rows.map((phone, n) => ({ Name: `Name ${n}`, Phone: phone })),
				{ matchBy: 'phone' },
			);
			for (const { error } of items) expect(error).toMatch(/was shortened by the spreadsheet/);
			expect(sandbox.records('contacts')).toEqual([]);
		});
	});

	it.each([
		'79161112233.0',
		"'+79161112233",
		'="+79161112233"',
		'7.9161112233E10',
		'tel:+7-916-111-22-33',
	])('that programs write in their own way are the numbers they stand for: %s', async (phone) => {
		await withSandbox({}, async (sandbox) => {
			await stored(sandbox, 'contact', [contact('Anna', ['+7 916 111-22-33'])]);
			await columns(sandbox, [{ Name: 'Anna', Phone: phone }]);
			expect(phonesIn(sandbox)).toEqual([['+7 916 111-22-33']]);
		});
	});

	it.each(['company', 'contact'])(
		'are the same with and without an extension: %s',
		async (resource) => {
			await withSandbox({}, async (sandbox) => {
				const rows = [
					{ Name: 'Moscow Ltd', Phone: '+7 (495) 123-45-67 доб. 101' },
					{ Name: 'Petersburg Ltd', Phone: '+7 (812) 123-45-67 доб. 101' },
					{ Name: 'Moscow Ltd', Phone: '+7 (495) 123-45-67' },
					{ Name: 'Ufa Ltd', Phone: '+73479999331#404812' },
					{ Name: 'Ufa Ltd', Phone: '+73479999331' },
				];
				const items = await columns(sandbox, rows, { resource, matchBy: 'phone' });
				expect(new Set(items.map(({ id }) => id)).size).toBe(3);
				// A second run finds them again, by each notation.
				await columns(sandbox, rows, { resource, matchBy: 'phone' });
				expect(sandbox.records(PLURAL[resource] ?? 'contacts')).toHaveLength(3);
				// Another extension is somebody else.
				const other = { Name: 'Other', Phone: '8 495 123-45-67 ext. 102' };
				await columns(sandbox, [other], { resource, matchBy: 'phone' });
				expect(sandbox.records(PLURAL[resource] ?? 'contacts')).toHaveLength(4);
			});
		},
	);

	it('are several, whatever stands between them', async () => {
		await withSandbox({}, async (sandbox) => {
			const [id] = await stored(sandbox, 'contact', [
				contact('Anna', ['+7 916 111-22-33'], ['anna@example.com']),
			]);
			await columns(sandbox, [
				{
					Name: 'Anna',
					Phone: '+7 916 111-22-33 ::: +7 495 222-33-44',
					Email: 'anna@example.com ::: a2@example.com',
				},
				{ Name: 'Anna', Phone: '+7 916 111-22-33 / +7 495 222-33-44' },
				{ Name: 'Anna', Phone: '89161112233 89162223344' },
				{ Name: 'Anna', Phone: '89161112233<br>8 (495) 333-44-55, с 9 до 18' },
			]);
			expect(sandbox.records('contacts')).toHaveLength(1);
			expect(textsOf(sandbox, 'contacts', id, 'PHONE')).toEqual([
				'+7 916 111-22-33',
				'+7 495 222-33-44',
				'89162223344',
				'8 (495) 333-44-55, с 9 до 18',
			]);
			expect(textsOf(sandbox, 'contacts', id, 'EMAIL')).toEqual([
				'anna@example.com',
				'a2@example.com',
			]);
		});
	});

	it('are the same with other last digits behind a slash', async () => {
		await withSandbox({}, async (sandbox) => {
			await stored(sandbox, 'contact', [contact('Anna', ['+7 495 111-22-33'])]);
			await columns(sandbox, [{ Name: 'Anna', Phone: '8 (495) 111-22-33/44' }]);
			expect(sandbox.records('contacts')).toHaveLength(1);
		});
	});

	it('of different countries are different people', async () => {
		await withSandbox({}, async (sandbox) => {
			await stored(sandbox, 'contact', [
				contact('Ana', ['+55 11 98765-4321']),
				contact('Petr', ['+7 917 123-45-67']),
			]);
			await columns(sandbox, [
				{ Name: 'Bruno', Phone: '+55 21 98765-4321' },
				{ Name: 'John', Phone: '+1 917 123-45-67' },
				{ Name: 'Ana', Phone: '+55 11 8765-4321' },
				{ Name: 'Petr', Phone: '917 123 45 67' },
			]);
			expect(phonesIn(sandbox)).toEqual([
				['+55 11 98765-4321'],
				['+7 917 123-45-67'],
				['+55 21 98765-4321'],
				['+1 917 123-45-67'],
			]);
		});
	});

	it('lose the dressing of links and messengers; groups are no phones', async () => {
		await withSandbox({}, async (sandbox) => {
			const items = await columns(
				sandbox,
				[
					'5511987654321@s.whatsapp.net',
					'5521987654322@c.us',
					'p:+5531987654324',
					'tel:+55-41-98765-4323',
					'https://wa.me/5551987654322',
					'120363025246125888@g.us',
					'103899771998284@lid',
				].map((phone) => ({ Name: 'x', Phone: phone })),
				{ operation: 'create' },
			);
			expect(phonesIn(sandbox).flat().sort()).toEqual([
				'+5511987654321',
				'+5521987654322',
				'+5531987654324',
				'+5541987654323',
				'+5551987654322',
			]);
			for (const { error } of items.slice(5))
				expect(error).toMatch(/WhatsApp group or a hidden number/);
		});
	});

	it('are stored once in a row, in whatever columns and notations', async () => {
		await withSandbox({}, async (sandbox) => {
			await columns(
				sandbox,
				[
					{
						Name: 'A',
						Phone: '+7 916 111-22-33, 8 (916) 111-22-33',
						'Phone (mobile)': '9161112233',
						Email: 'A@example.com; a@example.com',
					},
				],
				{ operation: 'create' },
			);
			const [record] = sandbox.records('contacts');
			expect(textsOf(sandbox, 'contacts', record?.id, 'PHONE')).toEqual(['+7 916 111-22-33']);
			expect(textsOf(sandbox, 'contacts', record?.id, 'EMAIL')).toEqual(['A@example.com']);
		});
	});

	it.each([
		'+7\u00a0916\u00a0111\u00a022\u00a033',
		'8  916  111  22  33',
		'+7 916 111–22–33',
		'8/916/111/22/33',
		'8(916)111‑22‑33',
	])('are found on a long list as they were stored: %s', async (phone) => {
		await withSandbox({ contacts: 8000 }, async (sandbox) => {
			const [id] = await stored(sandbox, 'contact', [contact('Anna', [phone])]);
			const [item] = await columns(sandbox, [{ Name: 'Anna', Phone: '+79161112233' }]);
			expect(item).toMatchObject({ id, action: 'updated' });
		});
	});

	it('are compared by the filter as by Match By', async () => {
		await withSandbox({}, async (sandbox) => {
			const [id] = await stored(sandbox, 'contact', [
				contact('Anna', ['8 (916) 111-22-33'], ['Anna@Example.com']),
				contact('Boris', ['+1 916 111-22-33'], ['boris@example.com']),
			]);
			for (const [field, value] of [
				['PHONE', '+79161112233'],
				['EMAIL', 'anna@example.com'],
			]) {
				const { items } = await runAmocrm(sandbox, {
					parameters: {
						resource: 'contact',
						operation: 'getAll',
						returnAll: true,
						filters: { custom_fields_values: { field: [{ field_id: field, value }] } },
					},
				});
				expect(jsonOf(items).map((item) => item.id)).toEqual([id]);
			}
		});
	});
});
