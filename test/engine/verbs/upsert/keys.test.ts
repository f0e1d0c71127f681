import type { IDataObject } from 'n8n-workflow';

import {
	byId,
	errorOf,
	fieldValue,
	jsonOf,
	requests,
	runAmocrm,
	withSandbox,
} from '../../../support/amocrm';
import {
	contact,
	contactColumns,
	stored,
	texts,
	textsOf,
	upsert,
	upsertJson,
} from '../../../support/upsert';

const outcome = (items: Parameters<typeof jsonOf>[0]) =>
	jsonOf(items).map(({ id, action }) => [id, action]);

describe('Create or Update: what a row is matched by', () => {
	it('a contact by its phone, whatever the notation and the national prefix', async () => {
		await withSandbox({}, async (sandbox) => {
			const written = ['+7 916 111-22-33', '8 (926) 111 22 34', '9361112235', '7946-111-2236'];
			const ids = await stored(
				sandbox,
				'contact',
				written.map((phone, n) => contact(`Contact ${n}`, [phone])),
			);
			const phones = ['89161112233', '+79261112234', '+7 (936) 111-22-35', '946.111.22.36'];
			const input = [...phones, '+7 916 111-22-34'].map((phone) => ({
				phone,
				name: 'New',
				email: '',
			}));
			const { items, error, hints } = await runAmocrm(sandbox, {
				input,
				parameters: upsert('contact', contactColumns),
			});
			expect(error).toBeUndefined();
			expect(outcome(items)).toEqual([
				...ids.map((id) => [id, 'updated']),
				[expect.any(Number), 'created'],
			]);
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual(input.map((_, item) => ({ item })));
			expect(sandbox.records('contacts')).toHaveLength(5);
			expect(hints.map(({ message }) => message)).toEqual([
				'1 contact created, 4 contacts updated.',
			]);
		});
	});

	it('a contact by its email without regard to case, when its phone is not known', async () => {
		await withSandbox({}, async (sandbox) => {
			const [anna, boris] = await stored(sandbox, 'contact', [
				contact('Anna', [], ['Anna@Example.com']),
				contact('Boris', ['+79161112233'], ['boris@example.com']),
			]);
			const input = [
				{ name: 'A', phone: '+7 900 000-00-01', email: 'anna@example.COM ' },
				// The phone decides before the email.
				{ name: 'B', phone: '8 916 111 22 33', email: 'anna@example.com' },
			];
			const { items } = await runAmocrm(sandbox, {
				input,
				parameters: upsert('contact', contactColumns),
			});
			expect(outcome(items)).toEqual([
				[anna, 'updated'],
				[boris, 'updated'],
			]);
			expect(textsOf(sandbox, 'contacts', anna, 'PHONE')).toEqual(['+7 900 000-00-01']);
		});
	});

	it.each([
		[['phone', 'email'], 0],
		[['email', 'phone'], 1],
	])('the keys are tried in their order: %s', async (matchBy, expected) => {
		await withSandbox({}, async (sandbox) => {
			const ids = await stored(sandbox, 'contact', [
				contact('Anna', ['+79161112233']),
				contact('Boris', [], ['boris@example.com']),
			]);
			const row = contact('New', ['9161112233'], ['BORIS@example.com']);
			const { items } = await runAmocrm(sandbox, {
				parameters: upsertJson('contact', row, { matchBy, return: 'ids' }),
			});
			expect(jsonOf(items)).toEqual([{ id: ids[expected], action: 'updated', request_id: null }]);
		});
	});

	it('a company by its name without regard to case and spaces, and only by the whole of it', async () => {
		await withSandbox({}, async (sandbox) => {
			const [first] = await stored(sandbox, 'company', [{ name: 'Ромашка  Трейд' }]);
			const input = ['ромашка трейд', 'Ромашка', ' РОМАШКА   ТРЕЙД '].map((name) => ({ name }));
			const { items } = await runAmocrm(sandbox, {
				input,
				parameters: upsert('company', { name: '={{ $json.name }}' }),
			});
			expect(items[0]?.json.id).toBe(first);
			expect(items[2]?.json.id).toBe(first);
			expect(sandbox.records('companies')).toHaveLength(2);
		});
	});

	it('a company by a phone that stands in its contact details', async () => {
		await withSandbox({}, async (sandbox) => {
			const [id] = await stored(sandbox, 'company', [{ ...contact('A', ['8 (495) 111-22-33']) }]);
			const details = { phones: [{ value: '+74951112233', enum_code: 'WORK' }] };
			const { items } = await runAmocrm(sandbox, {
				parameters: upsert('company', { name: 'B', details }, { matchBy: ['phone'] }),
			});
			expect(jsonOf(items)).toMatchObject([{ id, name: 'B', action: 'updated' }]);
			expect(textsOf(sandbox, 'companies', id, 'PHONE')).toEqual(['8 (495) 111-22-33']);
		});
	});

	it('a lead by a field that has to be chosen, since many leads share a name', async () => {
		await withSandbox({ leads: 3 }, async (sandbox) => {
			const result = await runAmocrm(sandbox, {
				parameters: upsert('lead', { name: 'lead 2', price: '500' }),
			});
			expect(errorOf(result)).toMatchObject({
				message: "'Match By': a key has no field [item 0]",
				description: expect.stringContaining('Choose the custom field that identifies records'),
			});
			expect(requests(sandbox, 'POST', 'leads')).toEqual([]);
			expect(requests(sandbox, 'PATCH', 'leads')).toEqual([]);
		});
	});

	it('a lead by its name, with its links and stage left as they are', async () => {
		await withSandbox({ leads: 3 }, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, {
				parameters: upsert('lead', { name: 'lead 2', price: '500' }, { matchBy: ['name'] }),
			});
			expect(jsonOf(items)).toMatchObject([{ action: 'updated', price: 500, name: 'lead 2' }]);
			expect(sandbox.records('leads')).toHaveLength(3);
		});
	});

	it.each([
		['INN', 'INN', '7700', ' 7700 ', '77000'],
		['a number', 'Employees', 15, '15', '155'],
		['a website', 'Portal', 'https://a.example', 'https://a.example', 'https://a.example/b'],
		['an option, in the list', 'Segment', 'VIP', 'VIP', 'SMB'],
		['a multiline text', 'Описание', 'one\ntwo', 'one\ntwo', 'one'],
	])('a company by a custom field: %s', async (_what, name, before, same, other) => {
		for (const filtersEnabled of [false, true]) {
			await withSandbox({ filtersEnabled }, async (sandbox) => {
				const row = {
					name: '={{ $json.name }}',
					custom_fields_values: { field: [fieldValue(name, '={{ $json.value }}')] },
				};
				const parameters = upsert('company', row, { matchBy: [name] });
				const run = async (company: string, value: unknown) => {
					const input = JSON.parse(JSON.stringify([{ name: company, value }]));
					return jsonOf((await runAmocrm(sandbox, { input, parameters })).items);
				};
				const [made] = await run('A', before);
				const [found] = await run('B', same);
				const [another] = await run('C', other);
				expect([made?.action, found?.action, another?.action]).toEqual([
					'created',
					'updated',
					'created',
				]);
				expect(found?.id).toBe(made?.id);
			});
		}
	});

	it('by ID, from the form and from raw JSON, before any other key', async () => {
		await withSandbox({ companies: 3 }, async (sandbox) => {
			const [id] = sandbox.records('companies').map((company) => company.id);
			const form = upsert('company', { id: byId(id ?? 0), name: 'Company 2' });
			const { items } = await runAmocrm(sandbox, { parameters: form });
			expect(jsonOf(items)).toMatchObject([{ id, action: 'updated', name: 'Company 2' }]);
			const raw = upsertJson('company', [{ id: String(id), name: 'X' }], { matchBy: ['id'] });
			const second = await runAmocrm(sandbox, { parameters: raw });
			expect(jsonOf(second.items)).toMatchObject([{ id, action: 'updated', name: 'X' }]);
			expect(sandbox.records('companies')).toHaveLength(3);
		});
	});

	it.each([false, true])(
		'an ID that does not exist is an error of its row (filters: %s)',
		async (filtersEnabled) => {
			await withSandbox({ companies: 3, filtersEnabled }, async (sandbox) => {
				const ids = [...sandbox.records('companies').map(({ id }) => id), 123];
				const parameters = upsert('company', { id: byId('={{ $json.id }}'), name: 'New' });
				const input = ids.map((id) => ({ id }));
				const { items } = await runAmocrm(sandbox, {
					input,
					parameters,
					onError: 'continueRegularOutput',
				});
				expect(jsonOf(items).map(({ action, error }) => action ?? error)).toEqual([
					'updated',
					'updated',
					'updated',
					'There is no company with the ID 123 [item 3]',
				]);
				expect(sandbox.records('companies')).toHaveLength(3);
				const words = errorOf(await runAmocrm(sandbox, { input: [{ id: 123 }], parameters }));
				expect(words.message).toBe('There is no company with the ID 123 [item 0]');
				expect(words.description).toMatch(/Nothing was written\.$/);
			});
		},
	);

	it.each(['Office', 'Реквизиты', 'Contract file'])(
		'a field whose values cannot be compared is no key: %s',
		async (name) => {
			await withSandbox({}, async (sandbox) => {
				const row = { name: 'A', custom_fields_values: { field: [fieldValue(name, 'x')] } };
				const parameters = upsert('company', row, { matchBy: [name] });
				expect(errorOf(await runAmocrm(sandbox, { parameters }))).toMatchObject({
					message: `'Match By': the field "${name}" cannot identify records [item 0]`,
					description: expect.stringMatching(/^Choose a field with text/),
				});
				expect(sandbox.records('companies')).toEqual([]);
			});
		},
	);

	it('an empty ID is none, also in raw JSON', async () => {
		await withSandbox({}, async (sandbox) => {
			const rows = ['', ' ', null].map((id, n) => ({ id, name: `C${n}` }));
			const { items, error } = await runAmocrm(sandbox, {
				parameters: upsertJson('company', rows),
			});
			expect(error).toBeUndefined();
			expect(items.map(({ json }) => json.action)).toEqual(['created', 'created', 'created']);
		});
	});

	it('a row without a value for any key is an error that names the keys', async () => {
		await withSandbox({}, async (sandbox) => {
			const input = [
				{ name: 'Anna', phone: '—', email: '' },
				{ name: 'Boris', phone: '12345', email: '' },
				{ name: 'Vera', phone: '0', email: '' },
			];
			const { items } = await runAmocrm(sandbox, {
				input,
				parameters: upsert('contact', contactColumns),
				onError: 'continueRegularOutput',
			});
			expect(jsonOf(items)).toMatchObject([
				// A placeholder is no value of the form.
				{ error: 'This row has no value to match it by: ID, Phone, Email [item 0]' },
				{ action: 'created', first_name: 'Boris' },
				{ error: 'This row has only placeholders to match it by: Phone "0" [item 2]' },
			]);
		});
	});

	it.each<[string, IDataObject, string]>([
		['no key', { key: [] }, "'Match By' is empty [item 0]"],
		[
			'an unknown key',
			{ key: [{ by: 'colour' }] },
			`'Match By': there is no key "colour" [item 0]`,
		],
		[
			'a key without its field',
			{ key: [{ by: 'customField' }] },
			"'Match By': a key has no field [item 0]",
		],
	])('%s is refused before anything is sent', async (_what, matchBy, message) => {
		await withSandbox({}, async (sandbox) => {
			const parameters = { ...upsert('company', { name: 'A' }), matchBy };
			expect(errorOf(await runAmocrm(sandbox, { parameters })).message).toBe(message);
			expect(sandbox.log()).toEqual([]);
		});
	});

	it('a new company needs its name, a found one does not', async () => {
		await withSandbox({}, async (sandbox) => {
			const inn = (value: string) => ({ field_id: 300113, values: [{ value }] });
			const [id] = await stored(sandbox, 'company', [
				{ name: 'A', custom_fields_values: [inn('77')] },
			]);
			const rows = ['77', '78'].map((value) => ({
				custom_fields_values: [inn(value), texts('PHONE', ['+79161112233'])],
			}));
			const { items } = await runAmocrm(sandbox, {
				parameters: upsertJson('company', rows, { matchBy: ['INN'] }),
				onError: 'continueRegularOutput',
			});
			expect(jsonOf(items)).toMatchObject([
				{ id, name: 'A', action: 'updated' },
				{ error: "'Name' is missing [item 0, company 2 of 2]" },
			]);
		});
	});
});
