import type { IDataObject } from 'n8n-workflow';

import type { EntityName, Sandbox } from '../../../../sandbox';
import { byName, fieldValue, jsonOf, runAmocrm, withSandbox } from '../../../support/amocrm';
import { contact, key, stored, textsOf, upsert, upsertJson } from '../../../support/upsert';

/** Parameters of Create or Update with columns that find their fields by their names. */
const byColumns = (resource: string, matchBy: string[], options: IDataObject = {}) => ({
	resource,
	operation: 'upsert',
	inputMode: 'columns',
	columns: { mappingMode: 'autoMapInputData', value: null },
	matchBy: { key: matchBy.map(key) },
	options,
});

const inn = (value: string) => ({ field_code: 'INN', values: [{ value }] });

const company = (name: string, number: string) => ({
	name,
	custom_fields_values: [inn(number)],
});

const names = (sandbox: Sandbox, kind: EntityName) =>
	sandbox
		.records(kind)
		.map(({ name }) => name)
		.sort();

describe('Create or Update: placeholders are no keys', () => {
	it('people without an email do not become one, and a stranger stays as it is', async () => {
		await withSandbox({}, async (sandbox) => {
			const [stranger] = await stored(sandbox, 'contact', [
				contact('Existing client', ['+7 495 000-11-22'], ['-']),
			]);
			const input = ['-', '-', 'нет', 'нет', 'n/a', 'n/a', 'ivan.example.com', 'NaN'].map(
				(email, n) => ({ Name: `Person ${n}`, Phone: `+7 916 ${111 + n}-22-33`, Email: email }),
			);
			const { items } = await runAmocrm(sandbox, {
				input,
				parameters: byColumns('contact', ['phone', 'email']),
			});
			expect(jsonOf(items).map(({ action }) => action)).toEqual(input.map(() => 'created'));
			expect(sandbox.records('contacts')).toHaveLength(input.length + 1);
			expect(sandbox.records('contacts').find(({ id }) => id === stranger)?.name).toBe(
				'Existing client',
			);
		});
	});

	it('companies without a tax number do not become one: each row says so', async () => {
		await withSandbox({}, async (sandbox) => {
			await stored(sandbox, 'company', [company('Stranger', '-'), company('Stranger 2', '0')]);
			const numbers = [0, '0', '00000', '-', 'нет', 'не указан', 'sin datos', '1111111111'];
			const { items } = await runAmocrm(sandbox, {
				input: numbers.map((number, n) => ({ Name: `Company ${n}`, INN: number })),
				parameters: byColumns('company', ['INN']),
				onError: 'continueRegularOutput',
			});
			expect(jsonOf(items).map(({ error }) => error)).toEqual(
				numbers.map(
					(number, n) =>
						`This row has only placeholders to match it by: INN "${number}" [item ${n}]`,
				),
			);
			expect(names(sandbox, 'companies')).toEqual(['Stranger', 'Stranger 2']);
		});
	});

	it('leads that are called by a placeholder are no lead of this name', async () => {
		await withSandbox({}, async (sandbox) => {
			await stored(sandbox, 'lead', [{ name: 'Без названия' }]);
			const { items } = await runAmocrm(sandbox, {
				parameters: upsert('lead', [{ name: 'Без названия' }, { name: '-' }], {
					matchBy: ['name'],
				}),
				onError: 'continueRegularOutput',
			});
			expect(jsonOf(items).map(({ error }) => error)).toEqual([
				expect.stringMatching(/only placeholders to match it by: Name "Без названия"/),
				expect.stringMatching(/only placeholders to match it by: Name "-"/),
			]);
			expect(sandbox.records('leads')).toHaveLength(1);
		});
	});

	it('Skip Existing does not take a placeholder for the number of a record', async () => {
		await withSandbox({}, async (sandbox) => {
			await stored(sandbox, 'company', [company('Stranger', 'нет')]);
			const { items } = await runAmocrm(sandbox, {
				input: [
					{ Name: 'A', INN: 'нет' },
					{ Name: 'B', INN: '7707083893' },
				],
				parameters: {
					...byColumns('company', []),
					operation: 'create',
					options: { skipExisting: 'field', skipExistingField: byName('INN') },
				},
				onError: 'continueRegularOutput',
			});
			expect(jsonOf(items)).toMatchObject([
				{ error: 'This row has only placeholders to match it by: INN "нет" [item 0]' },
				{ name: 'B' },
			]);
			expect(names(sandbox, 'companies')).toEqual(['B', 'Stranger']);
		});
	});
});

describe('Create or Update: what nobody sees is no part of a key', () => {
	it('an email from a web page is the same email', async () => {
		await withSandbox({}, async (sandbox) => {
			const [id] = await stored(sandbox, 'contact', [contact('Ivan', [], ['ivan@example.com'])]);
			const { items } = await runAmocrm(sandbox, {
				input: [
					{ Name: 'Ivan', Email: 'ivan@example.com\u200b' },
					{ Name: 'Ivan', Email: '\u202aivan@exam\u00adple.com\u202c', Tags: 'webinar\u200b' },
					{ Name: '\u200b', Email: 'x@example.com' },
				],
				parameters: byColumns('contact', ['email'], { createTags: true }),
			});
			expect(jsonOf(items)).toMatchObject([
				{ id, action: 'updated' },
				{ id, action: 'updated' },
				{ action: 'created' },
			]);
			expect(textsOf(sandbox, 'contacts', id, 'EMAIL')).toEqual(['ivan@example.com']);
			const ivan = sandbox.records('contacts').find((record) => record.id === id);
			expect(ivan?._embedded?.tags).toMatchObject([{ name: 'webinar' }]);
			expect(sandbox.records('contacts').filter(({ name }) => name === '\u200b')).toEqual([]);
		});
	});

	it('a tax number and a name as well', async () => {
		await withSandbox({}, async (sandbox) => {
			const ids = await stored(sandbox, 'company', [
				company('Rocket', '7707083893'),
				{ name: 'Horns LLC' },
			]);
			const { items } = await runAmocrm(sandbox, {
				input: [
					{ Name: 'Rocket', INN: '\ufeff7707\u200b083893\u00a0' },
					{ Name: 'Ho\u00adrns\u00a0LLC', INN: '' },
				],
				parameters: byColumns('company', ['INN', 'name']),
			});
			expect(jsonOf(items).map(({ id }) => id)).toEqual(ids);
		});
	});
});

describe("Create or Update: a document's number is the same in all its spellings", () => {
	it.each([false, true])('tax numbers (filters: %s)', async (filtersEnabled) => {
		await withSandbox({ companies: 3000, filtersEnabled }, async (sandbox) => {
			const ids = await stored(sandbox, 'company', [
				company('X', '12.345.678/0001-95'),
				company('Y', '30-71234567-1'),
				company('Z', '12.345.678-K'),
				company('W', '12345678909'),
			]);
			const input = [
				{ Name: 'X', INN: '12345678000195' },
				{ Name: 'Y', INN: '30712345671' },
				{ Name: 'Z', INN: '12345678-k' },
				{ Name: 'W', INN: '123.456.789-09' },
				{ Name: 'X', INN: '12.345.678/0002-95' },
			];
			const { items } = await runAmocrm(sandbox, {
				input,
				parameters: byColumns('company', ['INN']),
			});
			expect(jsonOf(items).map(({ id, action }) => [id, action])).toEqual([
				...ids.map((id) => [id, 'updated']),
				[expect.any(Number), 'created'],
			]);
		});
	});

	it('numbers of contracts keep their signs', async () => {
		await withSandbox({}, async (sandbox) => {
			await stored(sandbox, 'lead', [{ name: 'L' }]);
			const contracts = ['1-11/2024-5', '11-1/2024-5', '12/345678', '1234/5678'];
			const { items } = await runAmocrm(sandbox, {
				input: contracts.map((number) => ({ number })),
				parameters: upsert(
					'lead',
					{
						name: '={{ $json.number }}',
						custom_fields_values: { field: [fieldValue('Order number', '={{ $json.number }}')] },
					},
					{ matchBy: ['Order number'] },
				),
			});
			expect(jsonOf(items).map(({ action }) => action)).toEqual(contracts.map(() => 'created'));
		});
	});
});

describe('Create or Update: keys that contradict each other', () => {
	it('a company of the same name with another tax number is another one', async () => {
		await withSandbox({}, async (sandbox) => {
			const [other, unnumbered] = await stored(sandbox, 'company', [
				company('Romashka', '7707083893'),
				{ name: 'Vasilek' },
			]);
			const rows = [
				company('Romashka', '5001007322'),
				company('Vasilek', '5001007323'),
				company('Vasilek', '5001007324'),
				company('New', '5001007325'),
				company('New', '5001007326'),
			];
			const { items } = await runAmocrm(sandbox, {
				parameters: upsertJson('company', rows, { matchBy: ['INN', 'name'] }),
			});
			expect(jsonOf(items).map(({ action }) => action)).toEqual([
				'created',
				'updated',
				'created',
				'created',
				'created',
			]);
			expect(items[1]?.json.id).toBe(unnumbered);
			expect(textsOf(sandbox, 'companies', other, 'INN')).toEqual(['7707083893']);
			expect(textsOf(sandbox, 'companies', unnumbered, 'INN')).toEqual(['5001007323']);
			// A second run finds all of them.
			const { items: again } = await runAmocrm(sandbox, {
				parameters: upsertJson('company', rows, { matchBy: ['INN', 'name'] }),
			});
			expect(again.map(({ json }) => json.id)).toEqual(items.map(({ json }) => json.id));
		});
	});

	it('a contact that is found by a lower phone or email gets the new one added', async () => {
		await withSandbox({}, async (sandbox) => {
			const [id] = await stored(sandbox, 'contact', [
				contact('Anna', ['+7 916 111-22-33'], ['anna@example.com']),
			]);
			const { items } = await runAmocrm(sandbox, {
				input: [{ Name: 'Anna', Phone: '+7 916 222-33-44', Email: 'anna@example.com' }],
				parameters: byColumns('contact', ['phone', 'email']),
			});
			expect(jsonOf(items)).toMatchObject([{ id, action: 'updated' }]);
			expect(textsOf(sandbox, 'contacts', id, 'PHONE')).toEqual([
				'+7 916 111-22-33',
				'+7 916 222-33-44',
			]);
		});
	});

	it('three keys: a custom field decides over a phone, and a phone over a name', async () => {
		await withSandbox({}, async (sandbox) => {
			const withInn = (name: string, phone: string, number: string) => {
				const { custom_fields_values: fields, ...own } = contact(name, [phone]);
				return { ...own, custom_fields_values: [...Object(fields), inn(number)] };
			};
			const [id] = await stored(sandbox, 'company', [
				withInn('Rocket', '+7 916 111-22-33', '7707083893'),
			]);
			const rows = [
				withInn('Rocket', '+7 916 111-22-33', '5001007322'),
				withInn('Other name', '+7 916 999-88-77', '7707083893'),
				contact('Rocket 2', ['8 916 111-22-33']),
			];
			const { items } = await runAmocrm(sandbox, {
				parameters: upsertJson('company', rows, { matchBy: ['INN', 'phone', 'name'] }),
			});
			expect(jsonOf(items).map(({ id: found, action }) => [found === id, action])).toEqual([
				[false, 'created'],
				[true, 'updated'],
				[true, 'updated'],
			]);
		});
	});
});
