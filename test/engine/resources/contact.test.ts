import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';
import {
	amocrm,
	byId,
	byName,
	customFields,
	errorOf,
	fieldValue,
	jsonOf,
	requests,
	runAmocrm,
	withSandbox,
	type Json,
	type NodeOptions,
} from '../../support/amocrm';
import { formsOf, saved } from '../../support/forms';

const form = formsOf(amocrm.description.properties);
const CONTACT = { resource: 'contact', collection: 'contacts' };

const create = (row: Json | Json[], options?: Json) => form(CONTACT, 'create', row, options);
const update = (row: Json, options?: Json) => form(CONTACT, 'update', row, options);
const get = (parameters: Json) =>
	saved({ resource: 'contact', operation: 'get', simplify: false, ...parameters });
const getMany = (parameters: Json) =>
	saved({ resource: 'contact', operation: 'getAll', simplify: false, ...parameters });

async function items(sandbox: Sandbox, options: NodeOptions): Promise<IDataObject[]> {
	const run = await runAmocrm(sandbox, options);
	expect(run.error).toBeUndefined();
	return jsonOf(run.items);
}

const valuesOf = (sandbox: Sandbox, name: string) =>
	sandbox
		.records('contacts')
		.map(
			({ custom_fields_values: all }) => all?.find(({ field_name: own }) => own === name)?.values,
		);

describe('Contact · Create', () => {
	it('writes every field of the form, in one request for all items', async () => {
		await withSandbox({}, async (sandbox) => {
			const row = {
				first_name: '={{ $json.first }}',
				last_name: 'Петрова',
				responsible_user_id: byName('ivan petrov'),
				created_by: byId(0),
				created_at: '2026-01-02T03:04:05Z',
				tags: ['webinar'],
				request_id: '={{ $json.first }}',
				custom_fields_values: customFields(
					['PHONE', '+7 916 1, +7 495 2 (fax)'],
					['Email', 'anna@example.com', 'private'],
					['Birthday', '1990-05-17'],
					['Роль', 'лпр'],
					['Languages', 'Русский, English'],
					['Subscribed', 'да'],
				),
			};
			const input = [{ first: 'Анна' }, { first: 'Ольга' }];
			const made = await items(sandbox, { input, parameters: create(row) });
			expect(made.map(({ name, request_id: own }) => [name, own])).toEqual([
				['Анна Петрова', 'Анна'],
				['Ольга Петрова', 'Ольга'],
			]);
			expect(requests(sandbox, 'POST', 'contacts')).toHaveLength(1);
			expect(sandbox.records('contacts')).toMatchObject([
				{
					first_name: 'Анна',
					last_name: 'Петрова',
					responsible_user_id: 7001002,
					created_by: 0,
					created_at: 1767323045,
					_embedded: { tags: [{ name: 'webinar' }] },
				},
				{ first_name: 'Ольга' },
			]);
			expect(valuesOf(sandbox, 'Phone')[0]).toMatchObject([
				{ value: '+7 916 1', enum_code: 'WORK' },
				{ value: '+7 495 2', enum_code: 'FAX' },
			]);
			expect(valuesOf(sandbox, 'Email')[1]).toMatchObject([{ enum_code: 'PRIV' }]);
			expect(valuesOf(sandbox, 'Languages')[0]).toMatchObject([
				{ value: 'Русский' },
				{ value: 'English' },
			]);
			expect(valuesOf(sandbox, 'Роль')[0]).toMatchObject([{ value: 'ЛПР' }]);
			expect(valuesOf(sandbox, 'Subscribed')[0]).toEqual([{ value: true }]);
		});
	});

	it('takes a full name in one piece', async () => {
		await withSandbox({}, async (sandbox) => {
			await items(sandbox, { parameters: create({ name: 'Anna Petrova' }) });
			expect(sandbox.records('contacts')).toMatchObject([{ name: 'Anna Petrova' }]);
		});
	});

	it.each<[string, Json, RegExp, RegExp]>([
		[
			'a field that only companies have',
			{ custom_fields_values: customFields(['INN', '7']) },
			/^'Custom Fields': there is no custom field "INN"/,
			/./,
		],
		[
			'a field of the wrong type',
			{ custom_fields_values: customFields(['Score', 'many']) },
			/^'Score': "many" is not a number/,
			/Enter a number/,
		],
		[
			'an option that does not exist',
			{ custom_fields_values: customFields(['Роль', 'Boss']) },
			/^'Роль': there is no option "Boss"/,
			/ЛПР/,
		],
		[
			'a kind of phone that does not exist',
			{ custom_fields_values: customFields(['PHONE', '+7 1', 'private']) },
			/^'Custom Fields': there is no custom field "PHONE \(private\)"/,
			/./,
		],
		[
			'an unknown user',
			{ responsible_user_id: byName('Ivan Petrow') },
			/^'Responsible User': there is no user "Ivan Petrow"/,
			/Ivan Petrov/,
		],
		[
			'a deactivated user',
			{ responsible_user_id: byName('Пётр Уволенный') },
			/^'Responsible User': the user "Пётр Уволенный" is deactivated/,
			/active user/,
		],
		['an unknown tag', { tags: ['webinars'] }, /^'Tags': there is no tag "webinars"/, /webinar/],
	])('refuses %s, and nothing is made', async (_title, row, message, description) => {
		await withSandbox({}, async (sandbox) => {
			const words = errorOf(
				await runAmocrm(sandbox, { parameters: create({ first_name: 'Anna', ...row }) }),
			);
			expect(words.message).toMatch(message);
			expect(words.description).toMatch(description);
			expect(sandbox.records('contacts')).toEqual([]);
		});
	});
});

describe('Contact · Update', () => {
	it('changes what is given, and leaves the rest', async () => {
		await withSandbox({ contacts: 2 }, async (sandbox) => {
			const [first, second] = sandbox.records('contacts');
			const fields = customFields(['POSITION', 'Director']);
			const row = { id: byId('={{ $json.id }}'), last_name: 'New', custom_fields_values: fields };
			const [changed] = await items(sandbox, {
				input: [{ id: first?.id ?? 0 }],
				parameters: update(row, { return: 'simplified' }),
			});
			expect(changed).toMatchObject({ id: first?.id, last_name: 'New', Position: 'Director' });
			expect(sandbox.records('contacts')).toMatchObject([
				{ id: first?.id, first_name: first?.first_name, last_name: 'New' },
				second ?? {},
			]);
		});
	});

	it('an id that does not exist is an error of that row, in words', async () => {
		await withSandbox({ contacts: 1 }, async (sandbox) => {
			const input = [...sandbox.records('contacts').map(({ id }) => id), 4711].map((id) => ({
				id,
			}));
			const row = { id: byId('={{ $json.id }}'), first_name: 'New' };
			const done = await items(sandbox, {
				input,
				onError: 'continueRegularOutput',
				parameters: update(row),
			});
			expect(done).toMatchObject([
				{ first_name: 'New' },
				{ error: 'There is no contact with the ID 4711 [item 1]' },
			]);
		});
	});
});

describe('Contact · Get', () => {
	it('reads one with what was included, and says in words that there is none', async () => {
		await withSandbox({ contacts: 1, leads: 1 }, async (sandbox) => {
			const [contact] = sandbox.records('contacts');
			const parameters = get({ recordId: byId(String(contact?.id)), with: ['leads'] });
			expect(await items(sandbox, { parameters })).toMatchObject([
				{ id: contact?.id, _embedded: { leads: expect.any(Array), companies: expect.any(Array) } },
			]);
			const words = errorOf(
				await runAmocrm(sandbox, { parameters: get({ recordId: byId('4711') }) }),
			);
			expect(words.message).toBe('There is no contact with the ID 4711 [item 0]');
			expect(words.description).toContain("'Get Many' of contacts");
		});
	});
});

describe.each([true, false])('Contact · Get Many, filters of the account: %s', (filtersEnabled) => {
	it.each<[string, Json, string[]]>([
		['by an option', { field: fieldValue('Роль', 'Finance') }, ['B']],
		['by a yes', { field: fieldValue('Subscribed', 'yes') }, ['A', 'C']],
		['by a day', { field: fieldValue('Last visit', '03.02.2026') }, ['B']],
		[
			'by any of several options',
			{ field: fieldValue('Languages', 'English, Español') },
			['B', 'C'],
		],
		['by text anywhere', { query: '79161' }, ['A']],
	])('%s', async (_title, { field, ...filters }, expected) => {
		await withSandbox({ filtersEnabled }, async (sandbox) => {
			const rows = [
				['A', 'ЛПР', '+79161', 'yes', '2026-02-02', 'Русский'],
				['B', 'Finance', '', 'no', '2026-02-03', 'English'],
				['C', 'Technical', '', 'yes', '2026-02-04', 'Русский, Español'],
			].map(([first_name, role, phone, yes, day, languages]) => ({
				first_name,
				custom_fields_values: customFields(
					['Роль', role ?? ''],
					['PHONE', phone ?? ''],
					['Subscribed', yes ?? ''],
					['Last visit', day ?? ''],
					['Languages', languages ?? ''],
				),
			}));
			await items(sandbox, { parameters: create(rows, { return: 'ids' }) });
			const wanted = field ? { custom_fields_values: { field: [field] } } : filters;
			const found = await items(sandbox, {
				parameters: getMany({ returnAll: true, filters: wanted }),
			});
			expect(found.map(({ first_name: name }) => name)).toEqual(expected);
		});
	});
});
