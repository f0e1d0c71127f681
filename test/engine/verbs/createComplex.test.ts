import type { Sandbox } from '../../../sandbox';
import {
	byId,
	byName,
	customFields,
	errorOf,
	hurried,
	itemsOf,
	jsonOf,
	requests,
	runAmocrm,
	withFakeServer,
	withSandbox,
	type Json,
} from '../../support/amocrm';
import { families, phoneOf } from '../../support/families';

const PATH = 'leads/complex';

const complex = (lead: Json | Json[], options: Json = {}): Json => ({
	resource: 'lead',
	operation: 'createComplex',
	leads: { lead: [lead].flat() },
	options,
});

const complexJson = (leadsJson: unknown, options: Json = {}): Json => ({
	resource: 'lead',
	operation: 'createComplex',
	jsonParameters: true,
	leadsJson,
	options,
});

const ids = (sandbox: Sandbox, kind: 'companies' | 'contacts' | 'leads') =>
	sandbox.records(kind).map(({ id }) => id);

describe('Lead · Create Complex', () => {
	it('makes a lead with a new contact and a new company, linked to each other', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items, error } = await runAmocrm(sandbox, {
				parameters: complex({
					name: 'Site request',
					contact: {
						first_name: 'Anna',
						last_name: 'Petrova',
						phone: '+7 916 123-45-67 (mobile)',
						email: 'anna@example.com',
						custom_fields_values: customFields(['POSITION', 'Director']),
					},
					company: { name: 'Horns LLC', phone: '+7 495 000-00-00' },
					additionalFields: {
						price: '3400',
						status_id: byName('Sales → First contact'),
						responsible_user_id: byName('Ivan Petrov'),
					},
				}),
			});
			expect(error).toBeUndefined();
			const [[lead], [contact], [company]] = [
				sandbox.records('leads'),
				sandbox.records('contacts'),
				sandbox.records('companies'),
			];
			expect(jsonOf(items)).toMatchObject([
				{
					id: lead?.id,
					name: 'Site request',
					price: 3400,
					contact_id: contact?.id,
					company_id: company?.id,
					merged: false,
					_embedded: { contacts: [{ id: contact?.id }], companies: [{ id: company?.id }] },
				},
			]);
			expect(families(sandbox)).toEqual([
				'Site request | Anna Petrova | +7 916 123-45-67 | Horns LLC',
			]);
			expect(contact?._embedded).toMatchObject({ companies: [{ id: company?.id }] });
			expect(JSON.stringify(contact)).toContain('anna@example.com');
			expect(JSON.stringify(contact)).toContain('Director');
		});
	});

	it('takes an existing contact and an existing company', async () => {
		await withSandbox({ contacts: 1, companies: 1 }, async (sandbox) => {
			const [[contact = 0], [company = 0]] = [ids(sandbox, 'contacts'), ids(sandbox, 'companies')];
			const { items } = await runAmocrm(sandbox, {
				parameters: complex(
					{ name: 'Second', contact: { id: byId(contact) }, company: { id: byId(company) } },
					{ return: 'ids' },
				),
			});
			expect(jsonOf(items)).toEqual([
				{
					id: ids(sandbox, 'leads')[0],
					contact_id: contact,
					company_id: company,
					merged: false,
					request_id: null,
				},
			]);
			expect(sandbox.records('contacts')).toHaveLength(1);
		});
	});

	it('makes a lead alone where nothing is filled in about contact and company', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, {
				parameters: complex({
					name: 'Alone',
					contact: { first_name: '', phone: '={{ $json.nothing }}', custom_fields_values: {} },
					company: { id: byId('') },
				}),
			});
			expect(jsonOf(items)).toMatchObject([{ name: 'Alone', contact_id: null, company_id: null }]);
			expect(sandbox.records('contacts')).toEqual([]);
		});
	});

	it('makes no nameless contact or company of what all rows have alike', async () => {
		await withSandbox({}, async (sandbox) => {
			const before = [ids(sandbox, 'contacts'), ids(sandbox, 'companies')];
			const manager = { responsible_user_id: byName('Ivan Petrov') };
			const { error } = await runAmocrm(sandbox, {
				input: [{ company: '' }],
				parameters: complex({
					name: 'Alone',
					contact: manager,
					company: { ...manager, name: '={{ $json.company }}' },
				}),
			});
			expect(error).toBeUndefined();
			expect([ids(sandbox, 'contacts'), ids(sandbox, 'companies')]).toEqual(before);
			expect(sandbox.records('leads')).toMatchObject([{ name: 'Alone' }]);
		});
	});

	it('sends 120 rows in 3 requests, and pairs each lead with its contact', async () => {
		await withSandbox({}, async (sandbox) => {
			const rows = Array.from({ length: 120 }, (_, i) => `Person ${i}`);
			const { items, error } = await runAmocrm(sandbox, {
				input: itemsOf(rows),
				parameters: complex(
					{ name: 'Same', contact: { first_name: '={{ $json.value }}' } },
					{ return: 'simplified' },
				),
			});
			expect(error).toBeUndefined();
			expect(requests(sandbox, 'POST', PATH)).toHaveLength(3);
			const contacts = new Map(sandbox.records('contacts').map(({ id, name }) => [id, name]));
			expect(items.map(({ json }) => contacts.get(Number(json.contact_id)))).toEqual(rows);
		});
	});

	it('puts raw JSON into the contact and the company of the form, not in their place', async () => {
		await withSandbox({}, async (sandbox) => {
			const contacts = [{ created_by: 0 }];
			const mergeJson = JSON.stringify({ _embedded: { contacts, companies: [{ created_by: 0 }] } });
			const { error } = await runAmocrm(sandbox, {
				parameters: complex(
					{
						name: 'A',
						contact: { first_name: 'Anna', phone: '+7 916 123-45-67' },
						company: { name: 'Horns' },
					},
					{ mergeJson },
				),
			});
			expect(error).toBeUndefined();
			expect(families(sandbox)).toEqual(['A | Anna | +7 916 123-45-67 | Horns']);
			expect(sandbox.records('contacts')[0]).toMatchObject({ created_by: 0 });
		});
	});

	it('counts the rows that may have been written beside the one that stops the run', async () => {
		await withSandbox({}, async (sandbox) => {
			sandbox.addFault({
				path: 'complex$',
				when: 'after',
				answer: 'status',
				status: 504,
			});
			sandbox.addFault({
				path: 'leads$',
				method: 'GET',
				when: 'before',
				answer: 'status',
				status: 403,
				body: 'problem',
				times: 0,
			});
			const parameters = complex({ name: '={{ $json.value }}' });
			const words = errorOf(await runAmocrm(sandbox, { input: itemsOf([1, 2, 3]), parameters }));
			expect(words.message).toBe('This row may have been created [item 0]');
			expect(words.description).toMatch(/ 2 more rows may have been written\.$/);
		});
	});

	it('takes raw JSON, with the request_id of each row', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, {
				parameters: complexJson([
					{ name: 'A', request_id: 'r1', _embedded: { contacts: [{ first_name: 'Ivan' }] } },
					{ name: 'B', _embedded: { companies: [{ name: 'Horns' }] } },
				]),
			});
			expect(jsonOf(items)).toMatchObject([
				{ name: 'A', request_id: 'r1', company_id: null },
				{ name: 'B', request_id: null, contact_id: null },
			]);
			expect(families(sandbox)).toEqual(['A | Ivan |  | ', 'B |  |  | Horns']);
		});
	});

	it.each<[string, Json, RegExp]>([
		[
			'an unknown user of the contact',
			{ contact: { first_name: 'A', responsible_user_id: byName('Nobody Here') } },
			/^'Contact: Responsible User': there is no user "Nobody Here"/,
		],
		[
			'an unknown custom field of the contact',
			{ contact: { first_name: 'A', custom_fields_values: customFields(['Nope', 'x']) } },
			/^'Contact: Custom Fields': there is no custom field "Nope"/,
		],
		[
			'an existing company with data of a new one',
			{ company: { id: byId(5), name: 'New' } },
			/^'Company': both an existing company and data of a new one are given/,
		],
		[
			'a contact that does not exist',
			{ contact: { id: byId(5) } },
			/^amoCRM refused this row: 'Contact' "?5?"?\s?is not a possible choice/,
		],
		[
			'a user that amoCRM refuses',
			{ company: { name: 'A', responsible_user_id: byId(404) } },
			/^amoCRM refused this row: 'Company: Responsible User' "404" is not a possible choice/,
		],
	])('refuses %s, and names the field', async (_title, lead, message) => {
		await withSandbox({}, async (sandbox) => {
			const words = errorOf(
				await runAmocrm(sandbox, { parameters: complex({ name: 'X', ...lead }) }),
			);
			expect(words.message).toMatch(message);
			expect(sandbox.records('leads')).toEqual([]);
		});
	});

	it('names a custom field of the contact in raw JSON', async () => {
		await withSandbox({}, async (sandbox) => {
			const values = [{ value: 'x', enum_code: 'NOPE' }];
			const contacts = [{ custom_fields_values: [{ field_code: 'PHONE', values }] }];
			const words = errorOf(
				await runAmocrm(sandbox, { parameters: complexJson([{ _embedded: { contacts } }]) }),
			);
			expect(words.message).toMatch(/^amoCRM refused this row: 'Contact: Phone' "NOPE" is not/);
		});
	});

	it('makes an error of the bad row and all the others with "continue"', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, {
				onError: 'continueRegularOutput',
				input: itemsOf([7001001, 404, 7001002]),
				parameters: complex({
					name: '={{ $json.value }}',
					contact: { first_name: 'A', responsible_user_id: byId('={{ $json.value }}') },
				}),
			});
			expect(jsonOf(items)).toMatchObject([
				{ name: '7001001' },
				{ error: expect.stringContaining("'Contact: Responsible User'") },
				{ name: '7001002' },
			]);
			expect(sandbox.records('contacts')).toHaveLength(2);
		});
	});
});

describe('Duplicate control of amoCRM', () => {
	it('gives several rows the one lead that was there, which is read by its ID', async () => {
		const own = { id: 12010, contact_id: 5010, company_id: null, merged: false };
		const old = { id: 12001, contact_id: 5001, company_id: 9001, merged: true };
		const stored = { '12001': 'Long ago', '12010': 'New' };
		await withFakeServer(
			({ method, path }) => {
				const [, id] = /leads\/(\d+)$/.exec(path) ?? [];
				if (method === 'POST')
					return answer([
						{ ...old, request_id: ['n8n-1', 'n8n-3'] },
						{ ...own, request_id: ['n8n-2'] },
					]);
				if (id === undefined) return { status: 204 };
				return answer({
					id: Number(id),
					name: Object.entries(stored).find(([of]) => of === id)?.[1],
				});
			},
			async (server) => {
				const { items, error } = await runAmocrm(server, {
					parameters: complexJson(['a', 'b', 'c'].map((request_id) => ({ request_id }))),
				});
				expect(error).toBeUndefined();
				expect(jsonOf(items)).toMatchObject([
					{ ...old, name: 'Long ago', request_id: 'a' },
					{ ...own, name: 'New', request_id: 'b' },
					{ ...old, name: 'Long ago', request_id: 'c' },
				]);
				expect(server.seen.filter((request) => request === 'GET /api/v4/leads')).toHaveLength(0);
			},
		);
	});
});

const answer = (body: unknown) => ({
	headers: { 'content-type': 'application/hal+json' },
	body: JSON.stringify(body),
});

describe('Lead · Create Complex, when answers are lost', () => {
	/** All leads have one name, as from a form on a site; some rows are equal in everything. */
	const people = Array.from({ length: 30 }, (_, i) => ({
		name: `Person ${i % 10}`,
		phone: `+7 916 000-00-${10 + (i % 15)}`,
	}));
	const expected = people.map(({ name, phone }) => `Site | ${name} | ${phone} | Firm`).sort();

	const parameters = complex(
		{
			name: 'Site',
			contact: { first_name: '={{ $json.value.name }}', phone: '={{ $json.value.phone }}' },
			company: { name: 'Firm' },
		},
		{ batchSize: 10 },
	);

	it.each([
		['before', 504],
		['half', 504],
		['after', 504],
		['half', 502],
		['after', 500],
	] as const)('makes each row once: written %s, then %i', async (when, status) => {
		await withSandbox({ leads: 3, contacts: 3 }, async (sandbox) => {
			const before = sandbox.records('leads').length;
			for (const skip of [0, 1])
				sandbox.addFault({ path: 'complex$', when, answer: 'status', status, skip });
			const { items, error } = await hurried(
				async () => await runAmocrm(sandbox, { input: itemsOf(people), parameters }),
			);
			expect(error).toBeUndefined();
			expect(families(sandbox).slice(before).sort()).toEqual(expected);
			const contacts = new Map(sandbox.records('contacts').map((one) => [one.id, one]));
			for (const [i, { json }] of items.entries()) {
				const contact = contacts.get(Number(json.contact_id));
				expect({ name: contact?.name, phone: phoneOf(contact) }).toEqual(people[i]);
				expect(json.company_id).toEqual(expect.any(Number));
			}
		});
	});

	it('tells apart rows that differ in their existing contact only', async () => {
		await withSandbox({ contacts: 20 }, async (sandbox) => {
			const contacts = ids(sandbox, 'contacts');
			sandbox.addFault({ path: 'complex$', when: 'half', answer: 'status', status: 504 });
			const { items, error } = await hurried(
				async () =>
					await runAmocrm(sandbox, {
						input: itemsOf(contacts),
						parameters: complex(
							{ name: 'Again', contact: { id: byId('={{ $json.value }}') } },
							{ return: 'ids' },
						),
					}),
			);
			expect(error).toBeUndefined();
			expect(items.map(({ json }) => json.contact_id)).toEqual(contacts);
			const linked = sandbox.records('leads').map(({ _embedded }) => Object(_embedded).contacts);
			expect(linked.map(([contact]) => contact.id).sort()).toEqual(contacts);
		});
	});
});
