import type { Sandbox } from '../../../sandbox';
import {
	byId,
	byName,
	companyForm,
	errorOf,
	fromList,
	hurried,
	itemsOf,
	jsonOf,
	requests,
	runAmocrm,
	withSandbox,
	type Json,
} from '../../support/amocrm';

const contactWith = (contact: Json, operation = 'create'): Json => {
	const { first_name: name, id, ...additionalFields } = contact;
	const row = { ...(id ? { id } : { first_name: name }), additionalFields };
	return { resource: 'contact', operation, contacts: { contact: [row] } };
};

const leadUpdate = (id: unknown, additionalFields: Json): Json => ({
	resource: 'lead',
	operation: 'update',
	leads: { lead: [{ id, additionalFields }] },
});

const companyNamed = async (sandbox: Sandbox, ...names: string[]) => {
	const companiesJson = names.map((name) => ({ name }));
	const parameters = { resource: 'company', operation: 'create', jsonParameters: true };
	const { items } = await runAmocrm(sandbox, { parameters: { ...parameters, companiesJson } });
	return items.map(({ json }) => Number(json.id));
};

const companiesOf = (sandbox: Sandbox) =>
	sandbox.records('contacts').map(({ _embedded }) => Object(_embedded).companies[0]?.id);

describe('The company of a contact', () => {
	it.each<[string, (id: number) => unknown]>([
		['from the list', fromList],
		['by its ID', byId],
		['by its name, whatever its case and spaces', () => byName(' rocket   llc')],
		['as an expression that gives the name', () => 'Rocket LLC'],
		['as an expression that gives the ID', (id) => id],
		['by its address', (id) => byId(`https://demo.amocrm.ru/companies/detail/${id}`)],
	])('is given %s, and comes out with the contact', async (_title, company_id) => {
		await withSandbox({}, async (sandbox) => {
			const [id = 0] = await companyNamed(sandbox, 'Rocket LLC', 'Rocket LLC Moscow');
			const { items, error } = await runAmocrm(sandbox, {
				parameters: contactWith({ first_name: 'Anna', company_id: company_id(id) }),
			});
			expect(error).toBeUndefined();
			expect(items[0]?.json).toMatchObject({ _embedded: { companies: [{ id }] } });
			expect(companiesOf(sandbox)).toEqual([id]);
		});
	});

	it('takes the place of the one before on an update', async () => {
		await withSandbox({ contacts: 1 }, async (sandbox) => {
			const [contact] = sandbox.records('contacts');
			const ids = await companyNamed(sandbox, 'One', 'Two');
			for (const id of ids) {
				const { items } = await runAmocrm(sandbox, {
					parameters: contactWith({ id: byId(contact?.id ?? 0), company_id: byId(id) }, 'update'),
				});
				expect(items[0]?.json).toMatchObject({ _embedded: { companies: [{ id }] } });
			}
			expect(companiesOf(sandbox)).toEqual([ids[1]]);
		});
	});

	it('is searched once for all rows that give the same name, and linked in one request', async () => {
		await withSandbox({}, async (sandbox) => {
			const [one] = await companyNamed(sandbox, 'One', 'Two');
			sandbox.clearLog();
			await runAmocrm(sandbox, {
				input: itemsOf(Array.from({ length: 40 }, (_, i) => (i % 2 ? 'One' : 'two'))),
				parameters: contactWith({ first_name: 'A', company_id: byName('={{ $json.value }}') }),
			});
			expect(requests(sandbox, 'GET', 'companies')).toHaveLength(2);
			expect(requests(sandbox, 'POST', 'contacts/link')).toHaveLength(1);
			expect(companiesOf(sandbox).filter((id) => id === one)).toHaveLength(20);
		});
	});

	it('is looked up in the whole list when rows give very many names', async () => {
		await withSandbox({ companies: 130 }, async (sandbox) => {
			const names = Array.from({ length: 130 }, (_, i) => `company ${i + 1}`);
			const { error } = await runAmocrm(sandbox, {
				input: itemsOf(names),
				parameters: contactWith({ first_name: 'A', company_id: byName('={{ $json.value }}') }),
			});
			expect(error).toBeUndefined();
			// The service may announce a next page that is empty, and refuse a request that comes too early.
			const lists = requests(sandbox, 'GET', 'companies').filter(
				({ query, status }) => query.includes('page=1') && status === 200,
			);
			expect(lists).toHaveLength(51);
			expect(companiesOf(sandbox)).toEqual(sandbox.records('companies').map(({ id }) => id));
		});
	});

	it.each<[string, unknown, RegExp, RegExp]>([
		['an unknown name', byName('Nobody'), /^'Company': there is no company named "Nobody"/, /ID/],
		['a name of several', byName('twin'), /^'Company': 2 companies are named "twin"/, /: \d+, \d+/],
		['no id', byId('abc'), /^'Company': there is no company named "abc"/, /enter its ID/],
	])('is refused before anything is sent: %s', async (_title, company_id, message, todo) => {
		await withSandbox({}, async (sandbox) => {
			await companyNamed(sandbox, 'Twin', 'TWIN');
			const words = errorOf(
				await runAmocrm(sandbox, { parameters: contactWith({ first_name: 'A', company_id }) }),
			);
			expect(words.message).toMatch(message);
			expect(words.description).toMatch(todo);
			expect(sandbox.records('contacts')).toEqual([]);
		});
	});

	it('that is missing makes an error which tells the contact that is there, where IDs are too many to look at', async () => {
		await withSandbox({ companies: 3 }, async (sandbox) => {
			const [known, ...others] = sandbox.records('companies');
			const rest = others.map(({ id }) => id);
			const { items } = await runAmocrm(sandbox, {
				onError: 'continueRegularOutput',
				input: itemsOf([known?.id, 404404, known?.id, ...rest]),
				parameters: contactWith({ first_name: 'A', company_id: byId('={{ $json.value }}') }),
			});
			const [first, second, third] = sandbox.records('contacts');
			expect(jsonOf(items)).toMatchObject([
				{ id: first?.id },
				{
					error: `The contact was created with the ID ${second?.id}, but without the link to company 404404: There is no company with the ID 404404 [item 1]`,
					message: expect.stringContaining('Do not create this row again'),
				},
				{ id: third?.id },
				{},
				{},
			]);
			expect(companiesOf(sandbox)).toEqual([known?.id, undefined, known?.id, ...rest]);
		});
	});

	it('that is missing stops a run, which tells everything that is there', async () => {
		await withSandbox({ companies: 3 }, async (sandbox) => {
			const known = sandbox.records('companies').map(({ id }) => id);
			const words = errorOf(
				await runAmocrm(sandbox, {
					input: itemsOf([404404, ...known]),
					parameters: contactWith({ first_name: 'A', company_id: byId('={{ $json.value }}') }),
				}),
			);
			const ids = sandbox.records('contacts').map(({ id }) => id);
			expect(words.message).toContain(`The contact was created with the ID ${ids[0]}`);
			expect(words.description).toContain(`with the IDs ${ids.join(', ')}`);
			expect(companiesOf(sandbox)).toEqual([undefined, ...known]);
		});
	});

	it('is linked although answers are lost', async () => {
		await withSandbox({ companies: 1 }, async (sandbox) => {
			const [known] = sandbox.records('companies');
			for (const when of ['before', 'after', 'half'] as const)
				sandbox.addFault({ path: 'link$', when, answer: 'status', status: 504 });
			const { error } = await hurried(
				async () =>
					await runAmocrm(sandbox, {
						input: itemsOf([1, 2, 3, 4]),
						parameters: contactWith({ first_name: 'A', company_id: byId(known?.id ?? 0) }),
					}),
			);
			expect(error).toBeUndefined();
			expect(companiesOf(sandbox)).toEqual([known?.id, known?.id, known?.id, known?.id]);
		});
	});
});

describe('Contacts and company of a lead', () => {
	it('are linked on an update, and the main contact stays', async () => {
		await withSandbox({ leads: 1, contacts: 3, companies: 2 }, async (sandbox) => {
			const [lead] = sandbox.records('leads');
			const contacts = sandbox.records('contacts').map(({ id }) => id);
			const companies = sandbox.records('companies').map(({ id }) => id);
			const update = async (fields: Json) =>
				await runAmocrm(sandbox, { parameters: leadUpdate(byId(lead?.id ?? 0), fields) });
			await update({ contacts: `${contacts[0]}`, companies: `${companies[0]}` });
			const { items, error } = await update({
				price: 5,
				contacts: [contacts[1], contacts[2]],
				companies: companies[1],
			});
			expect(error).toBeUndefined();
			expect(items[0]?.json).toMatchObject({
				price: 5,
				_embedded: { companies: [{ id: companies[1] }] },
			});
			expect(sandbox.records('leads')[0]?._embedded).toMatchObject({
				companies: [{ id: companies[1] }],
				contacts: [
					{ id: contacts[0], is_main: true },
					{ id: contacts[1], is_main: false },
					{ id: contacts[2], is_main: false },
				],
			});
		});
	});

	it('are refused on an update that gives several companies, of which only one could stay', async () => {
		await withSandbox({ leads: 1, companies: 2 }, async (sandbox) => {
			const [lead] = sandbox.records('leads');
			const companies = sandbox.records('companies').map(({ id }) => id);
			const parameters = leadUpdate(byId(lead?.id ?? 0), { companies: companies.join() });
			const { message } = errorOf(await runAmocrm(sandbox, { parameters }));
			expect(message).toMatch(/^'Company ID': "\d+, \d+" is more than one company/);
			expect(requests(sandbox, 'PATCH', 'leads')).toEqual([]);
		});
	});

	it('that are missing are all named', async () => {
		await withSandbox({ leads: 1, contacts: 1 }, async (sandbox) => {
			const [[lead], [contact]] = [sandbox.records('leads'), sandbox.records('contacts')];
			const contacts = [5, contact?.id, 6];
			const words = errorOf(
				await runAmocrm(sandbox, {
					parameters: leadUpdate(byId(lead?.id ?? 0), { contacts, companies: 7 }),
				}),
			);
			expect(words.message).toContain(
				'but without the link to contact 5: There is no contact with the ID 5; ' +
					'without the link to contact 6: There is no contact with the ID 6; ' +
					'without the link to company 7: There is no company with the ID 7',
			);
			expect(words.description.match(/Look it up/g)).toHaveLength(2);
		});
	});

	it('that are missing are named, with the lead that was updated', async () => {
		await withSandbox({ leads: 1 }, async (sandbox) => {
			const [lead] = sandbox.records('leads');
			const words = errorOf(
				await runAmocrm(sandbox, {
					parameters: leadUpdate(byId(lead?.id ?? 0), { contacts: '5' }),
				}),
			);
			expect(words.message).toContain(`The lead was updated with the ID ${lead?.id}, but without`);
			expect(words.message).toContain('There is no contact with the ID 5');
		});
	});
});

async function createWithNotes(sandbox: Sandbox, texts: readonly string[]) {
	const description = '={{ $json.value }}';
	return await hurried(
		async () =>
			await runAmocrm(sandbox, {
				onError: 'continueRegularOutput',
				input: itemsOf(texts),
				parameters: companyForm({ name: 'A', details: { profile: [{ description }] } }),
			}),
	);
}

const storedNotes = (sandbox: Sandbox) =>
	sandbox.notes('companies').map(({ entity_id: id, params }) => `${id}: ${String(params.text)}`);

const expectedNotes = (sandbox: Sandbox, texts: readonly string[]) =>
	sandbox.records('companies').map(({ id }, i) => `${id}: ${texts[i]}`);

describe('Notes of new records', () => {
	const texts = Array.from({ length: 30 }, (_, i) => (i % 3 ? `Text ${i}` : 'The same text'));

	it('are added in one request', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await createWithNotes(sandbox, texts);
			expect(items.filter(({ json }) => json.id !== undefined)).toHaveLength(30);
			expect(requests(sandbox, 'POST', 'companies/notes')).toHaveLength(1);
			expect(storedNotes(sandbox)).toEqual(expectedNotes(sandbox, texts));
		});
	});

	it.each(['before', 'half', 'after'] as const)(
		'are added once each, when the answer is lost and written was: %s',
		async (when) => {
			await withSandbox({}, async (sandbox) => {
				sandbox.addFault({ path: 'notes$', method: 'POST', when, answer: 'status', status: 504 });
				const { items } = await createWithNotes(sandbox, texts);
				expect(items.filter(({ json }) => json.id !== undefined)).toHaveLength(30);
				expect(storedNotes(sandbox).sort()).toEqual(expectedNotes(sandbox, texts).sort());
			});
		},
	);

	it('that are not written are told beside a link that is not possible', async () => {
		await withSandbox({ companies: 1 }, async (sandbox) => {
			const [known] = sandbox.records('companies');
			sandbox.addFault({
				path: 'link$',
				method: 'POST',
				when: 'before',
				answer: 'status',
				status: 400,
				body: 'validation',
				rowIndexes: [0],
			});
			sandbox.addFault({
				path: 'notes$',
				method: 'POST',
				when: 'before',
				answer: 'status',
				status: 400,
				body: 'validation',
				rowIndexes: [0],
			});
			const details = { profile: [{ description: 'Call her' }] };
			const { message } = errorOf(
				await runAmocrm(sandbox, {
					parameters: contactWith({ first_name: 'A', company_id: byId(known?.id ?? 0), details }),
				}),
			);
			expect(message).toMatch(/without the link to company \d+: .*; without its note: /);
		});
	});

	it('that are refused make an error which tells the record', async () => {
		await withSandbox({}, async (sandbox) => {
			sandbox.addFault({
				path: 'notes$',
				method: 'POST',
				when: 'before',
				answer: 'status',
				status: 400,
				body: 'validation',
				rowIndexes: [1],
			});
			const { items } = await createWithNotes(sandbox, ['a', 'b', 'c']);
			const [, second] = sandbox.records('companies');
			expect(items[1]?.json.error).toMatch(
				`The company was created with the ID ${second?.id}, but without its note:`,
			);
			expect(sandbox.notes('companies').map(({ params }) => params.text)).toEqual(['a', 'c']);
		});
	});
});
