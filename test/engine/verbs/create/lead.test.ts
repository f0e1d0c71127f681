import type { IDataObject, INodeParameters } from 'n8n-workflow';

import {
	amocrm,
	byId,
	byName,
	errorOf,
	fieldValue,
	jsonOf,
	runAmocrm,
	tokenFor,
	withSandbox,
} from '../../../support/amocrm';
import { editorMethod } from '../../../support/engine';

const createLead = (lead: IDataObject): INodeParameters =>
	({
		resource: 'lead',
		operation: 'create',
		leads: { lead: [lead] },
	}) as IDataObject as INodeParameters;
const createContact = (contact: IDataObject): INodeParameters =>
	({
		resource: 'contact',
		operation: 'create',
		contacts: { contact: [contact] },
	}) as IDataObject as INodeParameters;

describe('Lead · Create', () => {
	it('takes pipeline and stage by name, price, contacts, company, tags and fields', async () => {
		await withSandbox({ contacts: 2, companies: 1 }, async (sandbox) => {
			const contacts = sandbox.records('contacts').map(({ id }) => id);
			const [company] = sandbox.records('companies');
			const { items, error } = await runAmocrm(sandbox, {
				parameters: createLead({
					name: 'Order 1',
					status_id: byName('Sales → First contact'),
					additionalFields: {
						price: '15 000 ₽',
						contacts: contacts.join(', '),
						companies: company?.id ?? 0,
						tags: [],
					},
				}),
			});
			expect(error).toBeUndefined();
			const [stored] = sandbox.records('leads');
			expect(items[0]?.json).toMatchObject({
				id: stored?.id,
				name: 'Order 1',
				price: 15000,
				pipeline_id: stored?.pipeline_id,
				status_id: stored?.status_id,
			});
			expect(stored?._embedded).toMatchObject({
				contacts: [{ id: contacts[0], is_main: true }, { id: contacts[1] }],
				companies: [{ id: company?.id }],
			});
		});
	});

	it('offers stages of all pipelines, and takes the pair of ids', async () => {
		await withSandbox({}, async (sandbox) => {
			const { results } = await editorMethod('listSearch', {
				node: amocrm,
				method: 'searchStages',
				credentials: [tokenFor(sandbox)],
				parameters: createLead({}),
			});
			expect(results.length).toBeGreaterThan(5);
			const won = results.filter(({ value }) => String(value).endsWith(':142'));
			expect(won.length).toBeGreaterThan(1);
			const { items } = await runAmocrm(sandbox, {
				parameters: createLead({ status_id: { __rl: true, mode: 'list', value: won[1]?.value } }),
			});
			expect(`${items[0]?.json.pipeline_id}:${items[0]?.json.status_id}`).toBe(won[1]?.value);
		});
	});

	it.each<[string, IDataObject, RegExp, RegExp]>([
		[
			'a stage that several pipelines have',
			{ status_id: byName('143') },
			/^'Pipeline and Stage': several pipelines have a stage "143"/,
			/Write the pipeline too: "Sales → /,
		],
		[
			'a stage that does not exist',
			{ status_id: byName('Frist contact') },
			/^'Pipeline and Stage': there is no stage "Frist contact"/,
			/First contact/,
		],
		[
			'a price with cents',
			{ additionalFields: { price: '12.50' } },
			/^'Sale': "12.50" is not a whole number/,
			/Round it/,
		],
		[
			'a contact that is no id',
			{ additionalFields: { contacts: 'Anna' } },
			/^'Contact IDs': "Anna" is not an ID/,
			/Enter the record's ID/,
		],
		[
			'a loss reason that does not exist',
			{ additionalFields: { loss_reason_id: byName('Nope nope') } },
			/^'Loss Reason': there is no loss reason "Nope nope"/,
			/./,
		],
		[
			'a contact that does not exist',
			{ additionalFields: { contacts: '1' } },
			/^amoCRM refused this row: 'Contact IDs'/,
			/exists/,
		],
	])('refuses %s', async (_title, lead, message, description) => {
		await withSandbox({}, async (sandbox) => {
			const words = errorOf(await runAmocrm(sandbox, { parameters: createLead(lead) }));
			expect(words.message).toMatch(message);
			expect(words.description).toMatch(description);
			expect(sandbox.records('leads')).toEqual([]);
		});
	});
});

describe('Contact · Create', () => {
	it('makes the full name of first and last name, with phone, email and position', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items, error } = await runAmocrm(sandbox, {
				parameters: createContact({
					first_name: 'Анна',
					last_name: 'Петрова',
					responsible_user_id: byId(7001001),
					custom_fields_values: {
						field: [
							fieldValue('PHONE', '+7 916 123-45-67 (mobile)'),
							fieldValue('POSITION', 'Director'),
						],
					},
				}),
			});
			expect(error).toBeUndefined();
			expect(jsonOf(items)).toMatchObject([
				{ first_name: 'Анна', last_name: 'Петрова', name: 'Анна Петрова' },
			]);
			expect(sandbox.records('contacts')).toHaveLength(1);
		});
	});
});
