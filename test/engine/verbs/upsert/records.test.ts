import type { IDataObject } from 'n8n-workflow';

import { customFields, errorOf, jsonOf, runAmocrm, withSandbox } from '../../../support/amocrm';
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

describe('Create or Update: several records for one row', () => {
	const twins = [1, 2, 3].map((n) => contact(`Twin ${n}`, ['+7 916 111-22-33']));
	const times = [1_700_000_300, 1_700_000_500, 1_700_000_100];
	const records = twins.map((twin, n) => ({ ...twin, updated_at: times[n] ?? 0 }));
	const row = { ...contact('New', ['89161112233']), request_id: 'r1' };

	it.each<[string | undefined, number[]]>([
		[undefined, [0]],
		['firstCreated', [0]],
		['lastUpdated', [1]],
		['all', [0, 1, 2]],
	])('%s', async (severalFound, expected) => {
		await withSandbox({}, async (sandbox) => {
			const ids = await stored(sandbox, 'contact', records);
			const options: IDataObject = severalFound ? { severalFound } : {};
			const { items } = await runAmocrm(sandbox, {
				input: [{}, {}],
				parameters: upsertJson('contact', row, options),
			});
			const wanted = expected.map((n) => [ids[n], 'updated']);
			expect(outcome(items)).toEqual([...wanted, ...wanted]);
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
				[0, 1].flatMap((item) => wanted.map(() => ({ item }))),
			);
			for (const { json } of items) expect(json).toMatchObject({ name: 'New', request_id: 'r1' });
			const changed = sandbox.records('contacts').filter(({ name }) => name === 'New');
			expect(changed.map(({ id }) => id)).toEqual(expected.map((n) => ids[n]));
		});
	});

	it('error: the row says which they are, and the others are written', async () => {
		await withSandbox({}, async (sandbox) => {
			const ids = await stored(sandbox, 'contact', records);
			const parameters = upsertJson('contact', [row, contact('Other', ['+74950000000'])], {
				severalFound: 'error',
			});
			const { items } = await runAmocrm(sandbox, { parameters, onError: 'continueRegularOutput' });
			expect(jsonOf(items)).toMatchObject([
				{
					error: `3 contacts match this row: ID ${ids.join(', ')} [item 0, contact 1 of 2, "${String(Object(row).name)}"]`,
				},
				{ name: 'Other', action: 'created' },
			]);
			expect(errorOf(await runAmocrm(sandbox, { parameters })).message).toMatch(
				/^3 contacts match/,
			);
			expect(sandbox.records('contacts')).toHaveLength(4);
		});
	});
});

describe('Create or Update: what becomes of values that are there', () => {
	const before = contact('Anna', ['+7 916 111-22-33', '+7 495 000-00-00'], ['anna@example.com']);
	const input = [{ name: 'Anna', phone: '89161112233, 8 800 555-35-35', email: 'new@example.com' }];

	it('phones and emails are added, and none is there twice in another notation', async () => {
		await withSandbox({}, async (sandbox) => {
			const [id] = await stored(sandbox, 'contact', [before]);
			const parameters = upsert('contact', contactColumns);
			await runAmocrm(sandbox, { input, parameters });
			await runAmocrm(sandbox, { input, parameters });
			expect(textsOf(sandbox, 'contacts', id, 'PHONE')).toEqual([
				'+7 916 111-22-33',
				'+7 495 000-00-00',
				'8 800 555-35-35',
			]);
			expect(textsOf(sandbox, 'contacts', id, 'EMAIL')).toEqual([
				'anna@example.com',
				'new@example.com',
			]);
		});
	});

	it('kinds of the phones that are there stay', async () => {
		await withSandbox({}, async (sandbox) => {
			const phone = { value: '+7 916 111-22-33', enum_code: 'MOB' };
			const [id] = await stored(sandbox, 'contact', [
				{ name: 'Anna', custom_fields_values: [{ field_code: 'PHONE', values: [phone] }] },
			]);
			await runAmocrm(sandbox, { input, parameters: upsert('contact', contactColumns) });
			const fields = sandbox.records('contacts').find((found) => found.id === id);
			expect(fields?.custom_fields_values?.[0]?.values).toMatchObject([
				{ value: '+7 916 111-22-33', enum_code: 'MOB' },
				{ value: '8 800 555-35-35', enum_code: 'WORK' },
			]);
		});
	});

	it('or replaced', async () => {
		await withSandbox({}, async (sandbox) => {
			const [id] = await stored(sandbox, 'contact', [before]);
			const parameters = upsert('contact', contactColumns, { valuesMode: 'replace' });
			await runAmocrm(sandbox, { input, parameters });
			expect(textsOf(sandbox, 'contacts', id, 'PHONE')).toEqual(['89161112233', '8 800 555-35-35']);
			expect(textsOf(sandbox, 'contacts', id, 'EMAIL')).toEqual(['new@example.com']);
		});
	});

	it('options and parts of an address are added too; a field of one value is replaced, others stay', async () => {
		await withSandbox({}, async (sandbox) => {
			const run = async (...fields: Parameters<typeof customFields>) =>
				await runAmocrm(sandbox, {
					parameters: upsert('company', {
						name: 'A',
						custom_fields_values: customFields(...fields),
					}),
				});
			await run(['Interests', 'CRM'], ['INN', '77'], ['Portal', 'https://a.example']);
			await run(['Interests', 'Telephony, CRM'], ['INN', '78']);
			await run(['Office', '{"city": "Omsk", "zip": "644000"}']);
			await run(['Office', '{"city": "Tomsk"}']);
			const [company] = sandbox.records('companies');
			const values = Object.fromEntries(
				(company?.custom_fields_values ?? []).map(({ field_name: name, values: list }) => [
					name,
					list.map(({ value }) => value),
				]),
			);
			expect(values).toEqual({
				Interests: ['CRM', 'Telephony'],
				INN: ['78'],
				Portal: ['https://a.example'],
				Office: ['644000', 'Tomsk'],
			});
		});
	});

	it('an emptied field is cleared only when that is asked for', async () => {
		await withSandbox({}, async (sandbox) => {
			const [id] = await stored(sandbox, 'contact', [before]);
			const rows = [{ name: 'Anna', phone: '+79161112233', email: '' }];
			await runAmocrm(sandbox, { input: rows, parameters: upsert('contact', contactColumns) });
			expect(textsOf(sandbox, 'contacts', id, 'EMAIL')).toEqual(['anna@example.com']);
			const parameters = upsert('contact', contactColumns, { emptyValues: 'clear' });
			await runAmocrm(sandbox, { input: rows, parameters });
			expect(textsOf(sandbox, 'contacts', id, 'EMAIL')).toEqual([]);
		});
	});

	it.each<[string | undefined, string[]]>([
		[undefined, ['client', 'partner']],
		['replace', ['partner']],
		['remove', ['client']],
	])('tags: %s', async (tagsMode, expected) => {
		await withSandbox({}, async (sandbox) => {
			const tags = [{ name: 'client' }, ...(tagsMode === 'remove' ? [{ name: 'partner' }] : [])];
			await stored(sandbox, 'company', [{ name: 'A', _embedded: { tags } }]);
			const input = [{ name: 'A' }, { name: 'B' }];
			const { error } = await runAmocrm(sandbox, {
				input,
				parameters: upsert(
					'company',
					{ name: '={{ $json.name }}', tags: ['partner'] },
					tagsMode ? { tagsMode } : {},
				),
			});
			expect(error).toBeUndefined();
			const found = sandbox
				.records('companies')
				.map(({ _embedded: { tags: own } }) => own.map(({ name }) => name).sort());
			expect(found).toEqual([expected, tagsMode === 'remove' ? [] : ['partner']]);
		});
	});

	it('comes out complete, simplified, or as its ID', async () => {
		await withSandbox({}, async (sandbox) => {
			await stored(sandbox, 'contact', [before]);
			const shown = async (options: IDataObject) => {
				const run = await runAmocrm(sandbox, {
					input,
					parameters: upsert('contact', contactColumns, options),
				});
				return jsonOf(run.items)[0] ?? {};
			};
			expect(await shown({})).toMatchObject({
				action: 'updated',
				request_id: null,
				account_id: expect.any(Number),
			});
			expect(await shown({ return: 'simplified' })).toMatchObject({
				action: 'updated',
				Email: expect.anything(),
			});
			expect(Object.keys(await shown({ return: 'ids' })).sort()).toEqual([
				'action',
				'id',
				'request_id',
			]);
		});
	});
});

describe('Create or Update: rows of one run that are about one record', () => {
	it('become one, also by way of a third row, whatever their order', async () => {
		await withSandbox({}, async (sandbox) => {
			const input = [
				{ name: 'A', phone: '+79161112233', email: '' },
				{ name: 'B', phone: '', email: 'b@example.com' },
				{ name: 'Other', phone: '+79990000000', email: '' },
				{ name: 'C', phone: '8 916 111 22 33', email: 'B@example.com' },
			];
			const { items } = await runAmocrm(sandbox, {
				input,
				parameters: upsert('contact', contactColumns),
			});
			const [a, b, other, c] = jsonOf(items);
			expect([a, b, other, c].map((json) => json?.action)).toEqual([
				'created',
				'updated',
				'created',
				'updated',
			]);
			expect(b?.id).toBe(a?.id);
			expect(c?.id).toBe(a?.id);
			// Each row comes out as the record was after its own write.
			expect([a, b, c].map((json) => json?.first_name)).toEqual(['A', 'B', 'C']);
			expect(sandbox.records('contacts').map(({ first_name: name }) => name)).toEqual([
				'C',
				'Other',
			]);
			expect(textsOf(sandbox, 'contacts', a?.id, 'PHONE')).toEqual(['+79161112233']);
			expect(textsOf(sandbox, 'contacts', a?.id, 'EMAIL')).toEqual(['b@example.com']);
		});
	});

	it('take the stored record that one of them finds, and leave another one alone', async () => {
		await withSandbox({}, async (sandbox) => {
			const [anna, boris] = await stored(sandbox, 'contact', [
				contact('Anna', ['+79161112233']),
				contact('Boris', [], ['boris@example.com']),
			]);
			const input = [
				{ name: 'X', phone: '', email: 'anna@example.com' },
				{ name: 'A', phone: '+79161112233', email: 'anna@example.com' },
				{ name: 'B', phone: '+79161112233', email: 'boris@example.com' },
				{ name: 'C', phone: '', email: 'boris@example.com' },
			];
			const { items } = await runAmocrm(sandbox, {
				input,
				parameters: upsert('contact', contactColumns),
			});
			expect(outcome(items)).toEqual([
				[anna, 'updated'],
				[anna, 'updated'],
				[anna, 'updated'],
				[boris, 'updated'],
			]);
			expect(sandbox.records('contacts').map(({ first_name: name }) => name)).toEqual(['B', 'C']);
		});
	});

	it('two rows that find the same record by different keys update it one after the other', async () => {
		await withSandbox({ latencyMs: [0, 100] }, async (sandbox) => {
			const [id] = await stored(sandbox, 'contact', [
				contact('Anna', ['+79161112233'], ['a@example.com']),
			]);
			const input = [
				{ name: 'A', phone: '+79161112233', email: 'new@example.com' },
				{ name: 'B', phone: '+79990000000', email: 'a@example.com' },
			];
			const { items } = await runAmocrm(sandbox, {
				input,
				parameters: upsert('contact', contactColumns),
			});
			expect(outcome(items)).toEqual([
				[id, 'updated'],
				[id, 'updated'],
			]);
			expect(textsOf(sandbox, 'contacts', id, 'PHONE')).toEqual(['+79161112233', '+79990000000']);
			expect(textsOf(sandbox, 'contacts', id, 'EMAIL')).toEqual([
				'a@example.com',
				'new@example.com',
			]);
		});
	});

	it('when the first is refused the next one creates', async () => {
		await withSandbox({}, async (sandbox) => {
			const bad = { ...contact('Bad', ['+79161112233']), responsible_user_id: 1 };
			const rows = [bad, contact('Good', ['89161112233']), contact('Last', ['9161112233'])];
			const parameters = upsertJson('contact', rows);
			const { items } = await runAmocrm(sandbox, { parameters, onError: 'continueRegularOutput' });
			expect(jsonOf(items)).toMatchObject([
				{ error: expect.stringContaining('[item 0, contact 1 of 3, "Bad"]') },
				{ name: 'Good', action: 'created' },
				{ name: 'Last', action: 'updated' },
			]);
			expect(sandbox.records('contacts').map(({ name }) => name)).toEqual(['Last']);
		});
	});

	it('with "stop", the error tells what was written', async () => {
		await withSandbox({}, async (sandbox) => {
			const rows = [
				contact('A', ['+79161112233']),
				{ ...contact('B', ['+79161112233']), responsible_user_id: 1 },
			];
			const words = errorOf(await runAmocrm(sandbox, { parameters: upsertJson('contact', rows) }));
			const [{ id } = { id: 0 }] = sandbox.records('contacts');
			expect(words.message).toMatch(/^amoCRM refused this row: 'Responsible User'/);
			expect(words.description).toContain(
				`1 contact of this run already exists, with the ID ${id}.`,
			);
			expect(sandbox.records('contacts')).toHaveLength(1);
		});
	});

	it('leads: links of a row that updates are no part of the change', async () => {
		await withSandbox({ leads: 1, contacts: 1 }, async (sandbox) => {
			const [person] = sandbox.records('contacts');
			const parameters = upsert(
				'lead',
				{
					name: 'Lead 1',
					price: '7',
					contacts: String(person?.id),
				},
				{ matchBy: ['name'] },
			);
			const { items, error } = await runAmocrm(sandbox, { parameters });
			expect(error).toBeUndefined();
			expect(jsonOf(items)).toMatchObject([{ action: 'updated', price: 7 }]);
		});
	});

	it('an own value that is no text for the search is found in the list', async () => {
		await withSandbox({ companies: 260 }, async (sandbox) => {
			const fields = customFields(['Segment', 'VIP']);
			const parameters = upsert(
				'company',
				{ name: 'V', custom_fields_values: fields },
				{ matchBy: ['Segment'] },
			);
			const first = await runAmocrm(sandbox, { parameters });
			const second = await runAmocrm(sandbox, { parameters });
			expect(outcome(second.items)).toEqual([[jsonOf(first.items)[0]?.id, 'updated']]);
		});
	});

	it('raw JSON: codes and labels of fields are understood like IDs', async () => {
		await withSandbox({}, async (sandbox) => {
			const [id] = await stored(sandbox, 'contact', [contact('Anna', ['+79161112233'])]);
			const row = {
				id: null,
				...contact('Anna', ['8(916)1112233', '+74950000000']),
				custom_fields_values: [texts('PHONE', ['8(916)1112233', '+74950000000'])],
			};
			await runAmocrm(sandbox, { parameters: upsertJson('contact', JSON.stringify([row])) });
			expect(textsOf(sandbox, 'contacts', id, 'PHONE')).toEqual(['+79161112233', '+74950000000']);
		});
	});
});
