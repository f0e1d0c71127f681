import type { AxiosInstance } from 'axios';
import { closeAll, open } from '../helper';

afterEach(closeAll);

const sales = 3177727;
const partners = 3177730;

async function add(api: AxiosInstance, entity: string, row: object): Promise<number> {
	return (await api.post(`/api/v4/${entity}`, [row])).data._embedded?.[entity][0].id;
}
const finding = async (api: AxiosInstance, row: object): Promise<unknown> =>
	(await api.post('/api/v4/leads', [row])).data['validation-errors']?.[0].errors[0];

describe('contacts', () => {
	it('are named by first and last name when no name is sent', async () => {
		const { sandbox, api } = await open();
		await add(api, 'contacts', { first_name: 'Anna', last_name: 'Petrova' });
		await add(api, 'contacts', { name: 'Only name' });
		expect(sandbox.records('contacts')).toMatchObject([
			{ name: 'Anna Petrova', first_name: 'Anna', last_name: 'Petrova' },
			{ name: 'Only name', first_name: '', last_name: '' },
		]);
	});

	it('always show their company', async () => {
		const { api } = await open();
		const id = await add(api, 'contacts', { name: 'A' });
		const company = await add(api, 'companies', { name: 'C' });
		await api.post(`/api/v4/contacts/${id}/link`, [
			{ to_entity_id: company, to_entity_type: 'companies' },
		]);
		expect((await api.get(`/api/v4/contacts/${id}`)).data._embedded.companies).toMatchObject([
			{ id: company },
		]);
	});

	it('on Kommo answer is_deleted and is_unsorted when created', async () => {
		const { api } = await open({ zone: 'com' });
		const { data } = await api.post('/api/v4/contacts', [{ name: 'A' }]);
		expect(data._embedded.contacts[0]).toMatchObject({ is_deleted: false, is_unsorted: false });
	});
});

describe('leads', () => {
	it('start in the first stage of the main pipeline, named by their id', async () => {
		const { sandbox, api } = await open();
		const id = await add(api, 'leads', {});
		expect(sandbox.records('leads')[0]).toMatchObject({
			name: `Lead #${id}`,
			price: 0,
			pipeline_id: sales,
			status_id: 32392159,
			closed_at: null,
			loss_reason_id: null,
		});
	});

	it('derive the pipeline from the stage, the first stage from the pipeline', async () => {
		const { sandbox, api } = await open();
		await add(api, 'leads', { status_id: 32392186 });
		await add(api, 'leads', { pipeline_id: partners });
		await add(api, 'leads', { status_id: 142 });
		expect(sandbox.records('leads')).toMatchObject([
			{ pipeline_id: partners, status_id: 32392186 },
			{ pipeline_id: partners, status_id: 32392183 },
			{ pipeline_id: sales, status_id: 142 },
		]);
	});

	it('refuse a stage of another pipeline, the stage of incoming leads, unknown pipelines and loss reasons', async () => {
		const { api } = await open();
		expect(await finding(api, { pipeline_id: sales, status_id: 32392186 })).toMatchObject({
			code: 'NotSupportedChoice',
			path: 'status_id',
		});
		expect(await finding(api, { pipeline_id: sales, status_id: 32392156 })).toMatchObject({
			code: 'NotSupportedChoice',
			path: 'status_id',
		});
		expect(await finding(api, { pipeline_id: 1 })).toMatchObject({
			code: 'NotSupportedChoice',
			path: 'pipeline_id',
		});
		expect(await finding(api, { loss_reason_id: 1 })).toMatchObject({
			code: 'NotSupportedChoice',
			path: 'loss_reason_id',
		});
	});

	it('are closed by 142 and 143 and opened again by another stage', async () => {
		const { sandbox, api } = await open();
		const id = await add(api, 'leads', { name: 'X' });
		await api.patch('/api/v4/leads', [
			{ id, pipeline_id: sales, status_id: 143, loss_reason_id: 4203748 },
		]);
		expect(sandbox.records('leads')[0]).toMatchObject({
			status_id: 143,
			loss_reason_id: 4203748,
			closed_at: expect.any(Number),
		});
		const { data } = await api.get(`/api/v4/leads/${id}?with=loss_reason`);
		expect(data._embedded.loss_reason).toMatchObject([{ name: 'Too expensive' }]);
		await api.patch('/api/v4/leads', [{ id, pipeline_id: sales, status_id: 32392162 }]);
		expect(sandbox.records('leads')[0]).toMatchObject({ closed_at: null, loss_reason_id: null });
	});

	it('take existing contacts and a company when created, not later', async () => {
		const { api } = await open();
		const contact = await add(api, 'contacts', { name: 'A' });
		const company = await add(api, 'companies', { name: 'C' });
		const parts = { contacts: [{ id: contact, is_main: true }], companies: [{ id: company }] };
		const id = await add(api, 'leads', { name: 'X', _embedded: parts });
		const { data } = await api.get(`/api/v4/leads/${id}?with=contacts`);
		expect(data._embedded).toMatchObject({
			tags: [],
			companies: [{ id: company }],
			contacts: [{ id: contact, is_main: true }],
		});
		expect((await api.patch('/api/v4/leads', [{ id, _embedded: parts }])).status).toBe(400);
		expect(await finding(api, { _embedded: { contacts: [{ id: 1 }] } })).toMatchObject({
			code: 'NotSupportedChoice',
			path: '_embedded.contacts.0.id',
		});
	});

	it('answer id and updated_at when changed, no name', async () => {
		const { api } = await open();
		const id = await add(api, 'leads', { name: 'X' });
		const { data } = await api.patch(`/api/v4/leads/${id}`, { price: 5 });
		expect(Object.keys(data).sort()).toEqual(['_links', 'id', 'updated_at']);
	});
});

describe('leads/complex', () => {
	it('makes lead, contact and company, links them and answers a bare array', async () => {
		const { sandbox, api } = await open();
		const row = {
			name: 'Landing',
			request_id: 'r1',
			_embedded: { contacts: [{ first_name: 'Ivan' }], companies: [{ name: 'Horns' }] },
		};
		const { status, data } = await api.post('/api/v4/leads/complex', [row]);
		const [contact] = sandbox.records('contacts');
		const [company] = sandbox.records('companies');
		expect(status).toBe(200);
		expect(data).toEqual([
			{
				id: sandbox.records('leads')[0]?.id,
				contact_id: contact?.id,
				company_id: company?.id,
				request_id: ['r1'],
				merged: false,
			},
		]);
		expect(contact?._embedded).toMatchObject({
			companies: [{ id: company?.id }],
			leads: [{ id: data[0].id }],
		});
	});

	it('names wrong parts by their path, and takes 50 rows at most', async () => {
		const { api } = await open();
		const { data } = await api.post('/api/v4/leads/complex', [
			{ _embedded: { contacts: [{ responsible_user_id: 'x' }] } },
		]);
		expect(data['validation-errors'][0].errors[0]).toMatchObject({
			code: 'InvalidType',
			path: '_embedded.contacts.0.responsible_user_id',
		});
		expect(
			(
				await api.post(
					'/api/v4/leads/complex',
					Array.from({ length: 51 }, () => ({ name: 'x' })),
				)
			).status,
		).toBe(422);
	});
});

describe('links', () => {
	it('are read from both ends, with the main contact', async () => {
		const { api } = await open();
		const lead = await add(api, 'leads', { name: 'L' });
		const contact = await add(api, 'contacts', { name: 'A' });
		const { data } = await api.post(`/api/v4/leads/${lead}/link`, [
			{ to_entity_id: contact, to_entity_type: 'contacts', metadata: { is_main: true } },
		]);
		expect(data._embedded.links).toEqual([
			{
				entity_id: lead,
				entity_type: 'leads',
				to_entity_id: contact,
				to_entity_type: 'contacts',
				metadata: { main_contact: true },
			},
		]);
		expect((await api.get(`/api/v4/contacts/${contact}/links`)).data._embedded.links).toEqual([
			{ to_entity_id: lead, to_entity_type: 'leads', metadata: null },
		]);
		expect(
			(await api.get(`/api/v4/leads/links?filter[entity_id][]=${lead}`)).data._embedded.links[0],
		).toMatchObject({ entity_id: lead });
	});

	it('keep one company per contact, and go away by unlink', async () => {
		const { api } = await open();
		const contact = await add(api, 'contacts', { name: 'A' });
		const [one, two] = [
			await add(api, 'companies', { name: '1' }),
			await add(api, 'companies', { name: '2' }),
		];
		const target = (id: number) => [
			{ to_entity_id: contact, to_entity_type: 'contacts', entity_id: id },
		];
		await api.post('/api/v4/companies/link', target(one));
		await api.post('/api/v4/companies/link', target(two));
		expect((await api.get(`/api/v4/contacts/${contact}/links`)).data._embedded.links).toMatchObject(
			[{ to_entity_id: two }],
		);
		expect((await api.post('/api/v4/companies/unlink', target(two))).status).toBe(204);
		expect((await api.get(`/api/v4/contacts/${contact}/links`)).data._embedded.links).toEqual([]);
	});

	it('refuse unknown targets, pairs and metadata', async () => {
		const { api } = await open();
		const lead = await add(api, 'leads', { name: 'L' });
		const link = async (row: object) =>
			(await api.post(`/api/v4/leads/${lead}/link`, [row])).data['validation-errors'][0].errors[0];
		expect(await link({ to_entity_id: 1, to_entity_type: 'contacts' })).toMatchObject({
			code: 'NotSupportedChoice',
			path: 'to_entity_id',
		});
		expect(await link({ to_entity_id: lead, to_entity_type: 'leads' })).toMatchObject({
			code: 'NotSupportedChoice',
			path: 'to_entity_type',
		});
		expect(
			await link({ to_entity_id: 1, to_entity_type: 'contacts', metadata: { from_catalog_id: 1 } }),
		).toMatchObject({ code: 'FieldNotExpected', path: 'metadata.from_catalog_id' });
	});
});
