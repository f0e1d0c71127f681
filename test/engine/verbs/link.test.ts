import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';
import {
	byId,
	errorOf,
	hurried,
	itemsOf,
	jsonOf,
	requests,
	runAmocrm,
	withSandbox,
	type Json,
} from '../../support/amocrm';

const RECORD = byId('={{ $json.value.from }}');
const TARGETS = '={{ $json.value.to }}';

const parametersOf = (
	resource: string,
	operation: string,
	type: string,
	more: Json = {},
): Json => ({
	resource,
	operation,
	recordId: RECORD,
	to_entity_type: type,
	to_entity_id: TARGETS,
	...more,
});

interface Wanted {
	from: unknown;
	to?: unknown;
}

const run = async (
	sandbox: Sandbox,
	parameters: Json,
	wanted: readonly Wanted[],
	onError: 'stopWorkflow' | 'continueRegularOutput' = 'stopWorkflow',
) => await runAmocrm(sandbox, { input: itemsOf(wanted), parameters, onError });

const ids = (sandbox: Sandbox, kind: 'companies' | 'contacts' | 'leads') =>
	sandbox.records(kind).map(({ id }) => id);

const linked = (record: IDataObject | undefined, kind: string): unknown[] =>
	(Object(record?._embedded)[kind] ?? []).map(({ id }: IDataObject) => id);

const PLURALS = { company: 'companies', contact: 'contacts', lead: 'leads' } as const;

describe.each([
	['lead', 'contacts'],
	['lead', 'companies'],
	['contact', 'companies'],
	['company', 'contacts'],
	['company', 'leads'],
] as const)('A %s and its %s', (resource, to) => {
	it('are linked, read and unlinked, many in one request each', async () => {
		await withSandbox({ companies: 3, contacts: 3, leads: 3 }, async (sandbox) => {
			const from = ids(sandbox, PLURALS[resource]);
			const targets = ids(sandbox, to);
			const wanted = from.map((id, i) => ({ from: id, to: targets[i] }));
			const expected = wanted.map((one) => ({
				entity_id: one.from,
				entity_type: PLURALS[resource],
				to_entity_id: one.to,
				to_entity_type: to,
			}));

			const link = await run(sandbox, parametersOf(resource, 'link', to), wanted);
			expect(link.error).toBeUndefined();
			expect(jsonOf(link.items)).toMatchObject(expected);
			expect(requests(sandbox, 'POST', `${PLURALS[resource]}/link`)).toHaveLength(1);

			const reading = { resource, operation: 'getLinks', recordId: RECORD, to_entity_type: to };
			const links = await run(sandbox, reading, wanted);
			expect(jsonOf(links.items)).toMatchObject(expected);
			expect(links.items.map(({ pairedItem }) => pairedItem)).toEqual([
				{ item: 0 },
				{ item: 1 },
				{ item: 2 },
			]);
			expect(requests(sandbox, 'GET', `${PLURALS[resource]}/links`)).toHaveLength(1);

			const unlink = await run(sandbox, parametersOf(resource, 'unlink', to), wanted);
			expect(jsonOf(unlink.items)).toEqual(expected.map((one) => ({ ...one, unlinked: true })));
			expect(requests(sandbox, 'POST', `${PLURALS[resource]}/unlink`)).toHaveLength(1);
			expect((await run(sandbox, reading, wanted)).items).toEqual([]);
		});
	});
});

describe('Link', () => {
	it('takes several targets of one item, and makes the one that is said to be the main contact', async () => {
		await withSandbox({ contacts: 3, leads: 1 }, async (sandbox) => {
			const [lead] = ids(sandbox, 'leads');
			const contacts = ids(sandbox, 'contacts');
			await run(sandbox, parametersOf('lead', 'link', 'contacts'), [
				{ from: lead, to: contacts.slice(0, 2).join(', ') },
			]);
			const main = parametersOf('lead', 'link', 'contacts', {
				additionalFields: { is_main: true },
			});
			const { items } = await run(sandbox, main, [{ from: lead, to: [contacts[2]] }]);
			expect(items[0]?.json).toMatchObject({ metadata: { main_contact: true } });
			expect(sandbox.records('leads')[0]?._embedded).toMatchObject({
				contacts: contacts.map((id, i) => ({ id, is_main: i === 2 })),
			});
		});
	});

	it('gives a contact the last of several companies, whatever the order of answers', async () => {
		await withSandbox({ contacts: 1, companies: 3 }, async (sandbox) => {
			const [contact] = ids(sandbox, 'contacts');
			const companies = ids(sandbox, 'companies');
			const { error } = await run(
				sandbox,
				parametersOf('contact', 'link', 'companies'),
				companies.map((to) => ({ from: contact, to })),
			);
			expect(error).toBeUndefined();
			expect(linked(sandbox.records('contacts')[0], 'companies')).toEqual([companies[2]]);
			await run(
				sandbox,
				parametersOf('company', 'link', 'contacts'),
				[...companies].reverse().map((from) => ({ from, to: contact })),
			);
			expect(linked(sandbox.records('contacts')[0], 'companies')).toEqual([companies[0]]);
		});
	});

	it.each([
		['yes', true],
		[1, true],
		['false', false],
	])('takes %j for whether it is the main contact', async (value, isMain) => {
		await withSandbox({ contacts: 2, leads: 1 }, async (sandbox) => {
			const [lead] = ids(sandbox, 'leads');
			const [first, second] = ids(sandbox, 'contacts');
			const parameters = parametersOf('lead', 'link', 'contacts', {
				additionalFields: { is_main: '={{ $json.value.main }}' },
			});
			await run(sandbox, parametersOf('lead', 'link', 'contacts'), [{ from: lead, to: first }]);
			const input = itemsOf([{ from: lead, to: second, main: value }]);
			const { items } = await runAmocrm(sandbox, { input, parameters });
			expect(items[0]?.json).toMatchObject({ metadata: { main_contact: isMain } });
		});
	});

	it.each([
		['nothing', undefined, /^'Linked Record IDs' is empty \[item 0\]$/],
		['null', null, /^'Linked Record IDs' is empty \[item 0\]$/],
		['an object', { id: 5 }, /^'Linked Record IDs': "\{"id":5\}" is not an ID \[item 0\]$/],
	])('refuses %s as target', async (_title, to, message) => {
		await withSandbox({}, async (sandbox) => {
			const parameters = parametersOf('lead', 'link', 'contacts');
			expect(errorOf(await run(sandbox, parameters, [{ from: 5, to }])).message).toMatch(message);
		});
	});

	it('needs one request for rows that ask for the same, and keeps the order of those that do not', async () => {
		await withSandbox({ contacts: 1, companies: 2 }, async (sandbox) => {
			const [contact] = ids(sandbox, 'contacts');
			const [one, two] = ids(sandbox, 'companies');
			const wanted = [one, one, one, two, two, one].map((to) => ({ from: contact, to }));
			const { items } = await run(sandbox, parametersOf('contact', 'link', 'companies'), wanted);
			expect(jsonOf(items).map(({ to_entity_id: to }) => to)).toEqual(wanted.map(({ to }) => to));
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
				wanted.map((_, item) => ({ item })),
			);
			expect(requests(sandbox, 'POST', 'contacts/link')).toHaveLength(3);
			expect(linked(sandbox.records('contacts')[0], 'companies')).toEqual([one]);
		});
	});

	it('is not tried for every row of a record where the right for it is missing', async () => {
		await withSandbox({ contacts: 1, companies: 3 }, async (sandbox) => {
			const [contact] = ids(sandbox, 'contacts');
			sandbox.addFault({
				path: 'link$',
				when: 'before',
				answer: 'status',
				status: 403,
				body: 'problem',
				times: 0,
			});
			const wanted = ids(sandbox, 'companies').map((to) => ({ from: contact, to }));
			const parameters = parametersOf('contact', 'link', 'companies');
			const { items } = await run(sandbox, parameters, wanted, 'continueRegularOutput');
			expect(jsonOf(items)).toMatchObject(
				wanted.map(() => ({ error: expect.stringContaining('amoCRM refused access') })),
			);
			expect(requests(sandbox, 'POST', 'contacts/link')).toHaveLength(1);
		});
	});

	it('sends list, quantity and price field of a list element', async () => {
		await withSandbox({ leads: 1 }, async (sandbox) => {
			const [lead] = ids(sandbox, 'leads');
			const parameters = parametersOf('lead', 'link', 'catalog_elements', {
				catalog_id: '4521',
				additionalFields: { quantity: '2,5', price_id: 77 },
			});
			const { error, items } = await run(sandbox, parameters, [{ from: lead, to: '525439' }]);
			expect(error).toBeUndefined();
			expect(jsonOf(items)).toMatchObject([{ to_entity_id: 525439, entity_id: lead }]);
			expect(requests(sandbox, 'POST', 'leads/link')[0]?.body).toEqual([
				{
					entity_id: lead,
					to_entity_id: 525439,
					to_entity_type: 'catalog_elements',
					metadata: { catalog_id: 4521, quantity: 2.5, price_id: 77 },
				},
			]);
		});
	});

	it('makes an error of each link that is not possible, and all the others', async () => {
		await withSandbox({ contacts: 2, leads: 2 }, async (sandbox) => {
			const [lead, other] = ids(sandbox, 'leads');
			const [one, two] = ids(sandbox, 'contacts');
			const { items } = await run(
				sandbox,
				parametersOf('lead', 'link', 'contacts'),
				[
					{ from: lead, to: `${one}, 123, Anna, ${two}` },
					{ from: 77, to: one },
					{ from: other, to: '' },
					{ from: other, to: two },
				],
				'continueRegularOutput',
			);
			expect(jsonOf(items)).toMatchObject([
				{ to_entity_id: one },
				{ error: 'There is no contact with the ID 123 [item 0, link 2 of 4]' },
				{ error: `'Linked Record IDs': "Anna" is not an ID [item 0, link 3 of 4]` },
				{ to_entity_id: two },
				{ error: 'There is no lead with the ID 77 [item 1]' },
				{
					error: "'Linked Record IDs' is empty [item 2]",
					message: expect.stringContaining('contact'),
				},
				{ entity_id: other, to_entity_id: two },
			]);
			expect(linked(sandbox.records('leads')[0], 'contacts')).toEqual([one, two]);
		});
	});

	it('tells what is done when a link that is not possible stops the run', async () => {
		await withSandbox({ contacts: 1, leads: 1 }, async (sandbox) => {
			const [[lead], [contact]] = [ids(sandbox, 'leads'), ids(sandbox, 'contacts')];
			const parameters = parametersOf('lead', 'link', 'contacts', { options: { batchSize: 10 } });
			const good = Array.from({ length: 10 }, () => ({ from: lead, to: contact }));
			const words = errorOf(await run(sandbox, parameters, [...good, { from: lead, to: 5 }]));
			expect(words).toMatchObject({
				message: 'There is no contact with the ID 5 [item 10]',
				item: 10,
			});
			expect(words.description).toMatch(/already done|Nothing was written/);
		});
	});

	it.each(['before', 'half', 'after'] as const)(
		'makes all links once when an answer is lost, and written was: %s',
		async (when) => {
			await withSandbox({ contacts: 20, leads: 20 }, async (sandbox) => {
				const [leads, contacts] = [ids(sandbox, 'leads'), ids(sandbox, 'contacts')];
				sandbox.addFault({ path: 'link$', when, answer: 'status', status: 504 });
				const wanted = leads.map((from, i) => ({ from, to: contacts[i] }));
				const { items, error } = await hurried(
					async () => await run(sandbox, parametersOf('lead', 'link', 'contacts'), wanted),
				);
				expect(error).toBeUndefined();
				expect(items).toHaveLength(20);
				expect(sandbox.records('leads').map((lead) => linked(lead, 'contacts'))).toEqual(
					contacts.map((id) => [id]),
				);
			});
		},
	);

	it.each<[string, Json, RegExp, RegExp]>([
		[
			'a pair that amoCRM does not know',
			parametersOf('contact', 'link', '={{ "leads" }}'),
			/^'Linked Record': a contact cannot be linked to "leads"/,
			/companies, customers, catalog_elements/,
		],
		[
			'a list element without its list',
			parametersOf('lead', 'link', 'catalog_elements'),
			/^'List ID' is missing/,
			/list in amoCRM/,
		],
		[
			'a record that is no id',
			parametersOf('lead', 'unlink', 'contacts', { recordId: byId('={{ "1.5" }}') }),
			/^'Lead': "1.5" is not an ID/,
			/ID/,
		],
	])('refuses %s before anything is sent', async (_title, parameters, message, todo) => {
		await withSandbox({}, async (sandbox) => {
			const words = errorOf(await run(sandbox, parameters, [{ from: 5, to: 6 }]));
			expect(words.message).toMatch(message);
			expect(words.description).toMatch(todo);
			expect(sandbox.log()).toEqual([]);
		});
	});
});

describe('Unlink', () => {
	it('takes what is not linked for done, and names a target that does not exist', async () => {
		await withSandbox({ contacts: 1, leads: 1 }, async (sandbox) => {
			const [[lead], [contact]] = [ids(sandbox, 'leads'), ids(sandbox, 'contacts')];
			const { items } = await run(
				sandbox,
				parametersOf('lead', 'unlink', 'contacts'),
				[
					{ from: lead, to: contact },
					{ from: lead, to: 9 },
				],
				'continueRegularOutput',
			);
			expect(jsonOf(items)).toMatchObject([
				{ to_entity_id: contact, unlinked: true },
				{ error: 'There is no contact with the ID 9 [item 1]' },
			]);
		});
	});
});

describe('Get Links', () => {
	it('reads the links of 120 records in 3 requests, of all kinds or one', async () => {
		await withSandbox({ leads: 120, contacts: 1, companies: 1 }, async (sandbox) => {
			const leads = ids(sandbox, 'leads').map((from) => ({ from }));
			const [[contact], [company]] = [ids(sandbox, 'contacts'), ids(sandbox, 'companies')];
			for (const [type, to] of [
				['contacts', contact],
				['companies', company],
			] as const) {
				const wanted = leads.map(({ from }) => ({ from, to }));
				await run(sandbox, parametersOf('lead', 'link', type), wanted);
			}
			const reading = { resource: 'lead', operation: 'getLinks', recordId: RECORD };
			expect((await run(sandbox, reading, leads)).items).toHaveLength(240);
			expect(requests(sandbox, 'GET', 'leads/links')).toHaveLength(3);
			const { items } = await run(sandbox, { ...reading, to_entity_type: 'companies' }, leads);
			expect(items).toHaveLength(120);
			expect(items[119]).toMatchObject({
				json: { entity_id: leads[119]?.from, to_entity_id: company },
				pairedItem: { item: 119 },
			});
		});
	});

	it('asks with the query parameters of each item', async () => {
		await withSandbox({ leads: 2, contacts: 2 }, async (sandbox) => {
			const [leads, contacts] = [ids(sandbox, 'leads'), ids(sandbox, 'contacts')];
			const to = contacts.join();
			const wanted = leads.map((from) => ({ from, to }));
			await run(sandbox, parametersOf('lead', 'link', 'contacts'), wanted);
			const parameter = [
				{ name: 'filter[to_entity_type]', value: 'contacts' },
				{ name: 'filter[to_entity_id][]', value: TARGETS },
			];
			const { items } = await run(
				sandbox,
				{
					resource: 'lead',
					operation: 'getLinks',
					recordId: RECORD,
					options: { queryParameters: { parameter } },
				},
				leads.map((from, i) => ({ from, to: contacts[i] })),
			);
			expect(jsonOf(items)).toMatchObject(
				leads.map((entity_id, i) => ({ entity_id, to_entity_id: contacts[i] })),
			);
		});
	});

	it('makes an error of an item without an ID, and reads the others', async () => {
		await withSandbox({ leads: 1, contacts: 1 }, async (sandbox) => {
			const [[lead], [contact]] = [ids(sandbox, 'leads'), ids(sandbox, 'contacts')];
			await run(sandbox, parametersOf('lead', 'link', 'contacts'), [{ from: lead, to: contact }]);
			const reading = { resource: 'lead', operation: 'getLinks', recordId: RECORD };
			const { items } = await run(
				sandbox,
				reading,
				[{ from: lead }, { from: '?' }, { from: lead }],
				'continueRegularOutput',
			);
			expect(jsonOf(items)).toMatchObject([
				{ to_entity_id: contact, metadata: { main_contact: true } },
				{ error: `'Lead': "?" is not an ID [item 1]` },
				{ to_entity_id: contact },
			]);
		});
	});
});
