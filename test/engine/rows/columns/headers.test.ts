import { jsonOf, sentNothing, withSandbox } from '../../../support/amocrm';
import { byColumnNames, runRows, valuesOf } from '../../../support/columns';

describe('Columns as other programs name them', () => {
	it.concurrent("are those of amoCRM's own export", async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runRows(sandbox, byColumnNames('contact'), [
				{
					ID: 1,
					Тип: 'контакт',
					Наименование: 'Иван Иванов',
					Ответственный: 'Ivan Petrov',
					'Дата создания': '01.02.2025 10:00:00',
					'Рабочий телефон': '+79160000001',
					'Мобильный телефон': '+79160000002',
					'Рабочий email': 'a@example.com',
					'Должность (контакт)': 'Директор',
					'Дата рождения': '24.05.1988',
				},
			]);
			const [contact] = jsonOf(items);
			expect(contact).toMatchObject({ name: 'Иван Иванов', responsible_user_id: 7001002 });
			expect(valuesOf(contact)).toMatchObject({
				Phone: [
					{ value: '+79160000001', enum_code: 'WORK' },
					{ value: '+79160000002', enum_code: 'MOB' },
				],
				Email: [{ value: 'a@example.com', enum_code: 'WORK' }],
				Position: [{ value: 'Директор' }],
				Birthday: [{ value: expect.any(Number) }],
			});
		});
	});

	it.concurrent('have the kind of a phone in front or behind', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items, hints } = await runRows(sandbox, byColumnNames('contact'), [
				{
					Name: 'A',
					'Mobile Phone': '+7 916 111-22-33',
					'Work Phone': '+7 495 111-22-33',
					'Home Phone': '+7 495 222-33-44',
					'Work Email': 'a@example.com',
				},
				{ Name: 'B', 'Телефон мобильный': '+7 916 222-33-44', 'E-mail личный': 'b@example.com' },
			]);
			expect(hints).toEqual([]);
			const kinds = jsonOf(items).map((item) => {
				const { Phone, Email } = valuesOf(item);
				return [Phone, Email].flat().map((value) => Object(value).enum_code);
			});
			expect(kinds).toEqual([
				['MOB', 'WORK', 'HOME', 'WORK'],
				['MOB', 'PRIV'],
			]);
		});
	});

	it.concurrent('have it in a column of its own, as Google Contacts does', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items, hints } = await runRows(sandbox, byColumnNames('contact'), [
				{
					'Given Name': 'Anna',
					'Family Name': 'Petrova',
					'Phone 1 - Type': '* Mobile',
					'Phone 1 - Value': '+7 916 111-22-33',
					'Phone 2 - Type': 'Reception',
					'Phone 2 - Value': '+7 495 111-22-33',
					'E-mail 1 - Value': 'anna@example.com',
					'E-mail 1 - Label': '',
					'Organization Title': 'Director',
				},
			]);
			expect(hints).toEqual([]);
			const [anna] = jsonOf(items);
			expect(anna).toMatchObject({ first_name: 'Anna', last_name: 'Petrova' });
			expect(valuesOf(anna)).toMatchObject({
				Phone: [
					{ value: '+7 916 111-22-33', enum_code: 'MOB' },
					{ value: '+7 495 111-22-33', enum_code: 'WORK' },
				],
				Email: [{ value: 'anna@example.com' }],
				Position: [{ value: 'Director' }],
			});
		});
	});

	it.concurrent('are those of leads, with the stage in words', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items, hints } = await runRows(sandbox, byColumnNames('lead'), [
				{
					'Название сделки': 'Заявка',
					'Бюджет ₽': '15 000',
					'Этап сделки': 'Signed',
					Воронка: 'Партнёры',
					'Теги сделки': 'site, срочно',
					'Дата закрытия': 'не закрыта',
				},
			]);
			expect(hints).toEqual([]);
			expect(jsonOf(items)).toMatchObject([
				{ name: 'Заявка', price: 15000, pipeline_id: 3177730, status_id: 32392186 },
			]);
		});
	});
});

describe('Two columns for one field', () => {
	it.concurrent('are both named', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runRows(sandbox, byColumnNames('company'), [
				{ Name: 'A', INN: '1', ' inn ': '2' },
				{ Name: 'B', 'Название компании': 'C' },
				{ 'Название компании': 'D', Компания: 'E' },
				{ Name: 'F', Founded: '2020-01-31', founded: '2020-01-31' },
			]);
			expect(jsonOf(items)).toMatchObject([
				{ error: 'The columns "INN" and " inn " are the same field [item 0]' },
				{ name: 'B' },
				{ error: 'The columns "Название компании" and "Компания" are the same field [item 2]' },
				{ name: 'F' },
			]);
		});
	});

	it.concurrent('are left out and told where one is only a usual word for it', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items, hints } = await runRows(sandbox, byColumnNames('lead'), [
				{ Name: 'A', Sale: 100, Amount: 3 },
			]);
			expect(jsonOf(items)).toMatchObject([{ price: 100 }]);
			expect(hints.map(({ message }) => message)).toEqual([
				'These input columns are not fields in amoCRM and were ignored: "Amount".',
			]);
		});
	});
});

describe('A row of which only columns were left out that might name it', () => {
	it.concurrent('becomes no record', async () => {
		await withSandbox({}, async (sandbox) => {
			const contacts = await runRows(sandbox, byColumnNames('contact'), [
				{ Position: 'Director', Klient: 'Anna', Fon: '+7 916 111-22-33', empty: '' },
				{ Position: 'Director', id: 17 },
			]);
			const [refused, made] = jsonOf(contacts.items);
			expect(refused).toEqual({
				error: 'This row would become a contact without a name, phone or email [item 0]',
				message:
					'Unrecognized columns: "Klient", "Fon". Name them as in amoCRM, or map them one by one.',
			});
			expect(made).toHaveProperty('id');
		});
		await withSandbox({}, async (sandbox) => {
			const companies = await runRows(sandbox, byColumnNames('company'), [
				{ INN: '7707083893', Firma: 'Rocket LLC' },
			]);
			expect(jsonOf(companies.items)).toEqual([
				{
					error: "'Name' is missing [item 0]",
					message: expect.stringContaining('Unrecognized columns: "Firma".'),
				},
			]);
			expect(sentNothing(sandbox)).toBe(true);
		});
	});

	it.concurrent('may change one that is there', async () => {
		await withSandbox({}, async (sandbox) => {
			await runRows(sandbox, byColumnNames('contact'), [{ Name: 'Anna', Telegram: '@anna' }]);
			const upsert = {
				...byColumnNames('contact', 'upsert'),
				matchBy: {
					key: [{ by: 'customField', field_id: { __rl: true, mode: 'name', value: 'Telegram' } }],
				},
			};
			const { items } = await runRows(sandbox, upsert, [
				{ Telegram: '@anna', Position: 'Director', Klient: 'Anna' },
				{ Telegram: '@boris', Position: 'Director', Klient: 'Boris' },
			]);
			expect(jsonOf(items)).toMatchObject([
				{ name: 'Anna' },
				{ error: 'This row would become a contact without a name, phone or email [item 1]' },
			]);
		});
	});
});
