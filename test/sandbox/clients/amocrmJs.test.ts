import { Client } from 'amocrm-js';
import type { Sandbox } from '../../../sandbox';
import { closeAll, open } from '../helper';
import { callback, consentCode } from './consent';
import { host, restore, sendHttpsTo } from './route.js';

afterEach(async () => {
	restore();
	jest.restoreAllMocks();
	await closeAll();
});

const integration = ({ oauth }: Sandbox) => ({
	client_id: oauth.clientId,
	client_secret: oauth.clientSecret,
	redirect_uri: callback,
});

/** A client with a long-lived token. */
async function connected() {
	const { sandbox } = await open({ filtersEnabled: true, redirectUri: callback });
	sendHttpsTo(sandbox.url);
	const client = new Client({
		domain: host,
		auth: { ...integration(sandbox), bearer: sandbox.token },
	});
	return { sandbox, client };
}

interface Listed<Key extends string> {
	_embedded: Record<Key, Array<{ id: number } & Record<string, unknown>>>;
}

/** Criteria as the client sends them; its types lack `filter` and the direction of `order`. */
const sent = (criteria: Record<string, object | number>): object => criteria;

describe('amocrm-js: authorisation', () => {
	it('exchanges a code and refreshes the token', async () => {
		const { sandbox } = await open({ redirectUri: callback, redirectUriRequired: true });
		sendHttpsTo(sandbox.url);
		const client = new Client({ domain: host, auth: { ...integration(sandbox), state: 'x' } });
		client.auth.setCode(await consentCode(sandbox, new URL(client.auth.getUrl('popup'))));
		expect(await client.connection.connect()).toBe(true);
		const first = client.token.getValue();
		expect(first).toMatchObject({ token_type: 'Bearer', expires_in: 86400 });

		sandbox.expireAccessTokens();
		await client.token.refresh();
		const second = client.token.getValue();
		expect(second?.access_token).not.toBe(first?.access_token);
		const { data } = await client.request.get<{ subdomain: string }>('/api/v4/account');
		expect(data.subdomain).toBe('demo');
	});

	it('refreshes by itself when the time of the token is over', async () => {
		const { sandbox } = await open({ redirectUri: callback, redirectUriRequired: true });
		sendHttpsTo(sandbox.url);
		const client = new Client({ domain: host, auth: integration(sandbox) });
		const pair = sandbox.oauth.issueTokens();
		client.token.setValue({ ...pair, expires_at: Date.now() - 1000 });
		sandbox.expireAccessTokens();
		const { response } = await client.request.get('/api/v4/account');
		expect(response.statusCode).toBe(200);
		expect(client.token.getValue()?.access_token).not.toBe(pair.access_token);
	});

	it('reports a code used twice', async () => {
		const { sandbox } = await open({ redirectUri: callback });
		sendHttpsTo(sandbox.url);
		const said = jest.spyOn(console, 'error').mockImplementation(() => {});
		const client = new Client({ domain: host, auth: integration(sandbox) });
		const code = await consentCode(sandbox, new URL(client.auth.getUrl()));
		client.auth.setCode(code);
		await client.token.fetch();
		client.auth.setCode(code);
		await expect(client.token.fetch()).rejects.toThrow('API_RESPONSE_ERROR');
		expect(said).toHaveBeenCalled();
	});
});

describe('amocrm-js: account', () => {
	it('takes `with` in the query and as an object', async () => {
		const { client } = await connected();
		const asked = await client.request.get('/api/v4/account?with=version');
		const given = await client.request.get('/api/v4/account', { with: 'version' });
		expect(asked.data).toMatchObject({ subdomain: 'demo', version: expect.any(Number) });
		expect(given.data).toEqual(asked.data);
	});
});

describe('amocrm-js: leads', () => {
	it('saves a new one, changes it, and reads it back with its contact', async () => {
		const { client, sandbox } = await connected();
		const person = new client.Contact({ name: 'Walter White' });
		await person.save();
		const lead = new client.Lead({ name: 'Camper van', price: 500 });
		lead.embeddedTags.add([{ name: 'desert' }]);
		lead.embeddedContacts.add([{ id: person.id, is_main: true }]);
		await lead.save();
		expect(lead.isNew()).toBe(false);

		const read = await client.leads.getById(Number(lead.id));
		if (!read) throw new Error('The lead is not there');
		read.name = 'Walter Scott';
		await read.save();
		const [stored] = sandbox.records('leads');
		expect(stored).toMatchObject({ id: lead.id, name: 'Walter Scott', price: 500 });
		expect(stored?._embedded).toMatchObject({
			tags: [{ name: 'desert' }],
			contacts: [{ id: person.id, is_main: true }],
		});
	});

	it('adds and removes tags of a lead that was read', async () => {
		const { client, sandbox } = await connected();
		const [made] = await client.leads.create([
			{ name: 'A', _embedded: { tags: [{ name: 'one' }, { name: 'two' }] } },
		]);
		const read = await client.leads.getById(Number(made?.id));
		if (!read) throw new Error('The lead is not there');
		const [one] = read.embeddedTags.get().filter(({ name }) => name === 'one');
		if (!one) throw new Error('The tag is not there');
		read.embeddedTags.remove([one]);
		await read.save();
		expect(sandbox.records('leads')[0]?._embedded.tags).toMatchObject([{ name: 'two' }]);
	});

	it('pages through a filtered and ordered list and back', async () => {
		const { client } = await connected();
		const names = ['A', 'B', 'C', 'D', 'E'];
		await client.leads.create(names.map((name, i) => ({ name, price: i * 100 })));
		const list = await client.leads.get(
			sent({ filter: { price: { from: 100 } }, order: { id: 'desc' }, limit: 2 }),
		);
		const shown = () => list.getData().map(({ name }) => name);
		expect(shown()).toEqual(['E', 'D']);
		expect(list.hasPrev()).toBe(false);
		await list.next();
		expect(list.getPage()).toBe(2);
		expect(shown()).toEqual(['C', 'B']);
		await list.prev();
		expect(shown()).toEqual(['E', 'D']);
	});

	it('changes many at once, with the identifiers of the README', async () => {
		const { client, sandbox } = await connected();
		const made = await client.leads.create([{ name: 'A' }, { name: 'B' }]);
		const { data } = await client.request.get<Listed<'loss_reasons'>>('/api/v4/leads/loss_reasons');
		const lost = made.map(({ id }) => ({
			id,
			status_id: 143,
			loss_reason_id: data._embedded.loss_reasons[0]?.id,
			updated_by: 0,
		}));
		const { response } = await client.request.patch('/api/v4/leads', lost);
		expect(response.statusCode).toBe(200);
		expect(sandbox.records('leads').map(({ status_id }) => status_id)).toEqual([143, 143]);
	});

	it('finds none as an empty list', async () => {
		const { client } = await connected();
		const list = await client.leads.get({ query: 'nobody' });
		expect(list.getData()).toEqual([]);
		expect(list.hasNext()).toBe(false);
	});
});

describe('amocrm-js: contacts and companies', () => {
	it.each(['contacts', 'companies'] as const)('creates, lists and changes %s', async (kind) => {
		const { client, sandbox } = await connected();
		const made = await client[kind].create([{ name: 'A' }, { name: 'B' }]);
		expect(made.map(({ id }) => typeof id)).toEqual(['number', 'number']);
		const [{ id } = { id: 0 }] = sandbox.records(kind);
		await client[kind].update([{ id, name: 'C' }]);
		const list = await client[kind].get(
			sent({ filter: { name: ['C', 'B'] }, order: { id: 'asc' } }),
		);
		expect(
			list
				.getData()
				.map(({ name }) => name)
				.sort(),
		).toEqual(['B', 'C']);
	});

	it('fills a phone and a select, then empties the phone', async () => {
		const { client, sandbox } = await connected();
		const [made] = await client.contacts.create([
			{
				first_name: 'Anna',
				custom_fields_values: [
					{ field_code: 'PHONE', values: [{ value: '+79161234567', enum_code: 'MOB' }] },
					{ field_code: 'EMAIL', values: [{ value: 'anna@example.com' }] },
				],
			},
		]);
		const read = await client.contacts.getById(Number(made?.id));
		if (!read) throw new Error('The contact is not there');
		expect(read.custom_fields_values).toMatchObject([
			{ field_code: 'PHONE', values: [{ value: '+79161234567', enum_code: 'MOB' }] },
			{ field_code: 'EMAIL', values: [{ value: 'anna@example.com', enum_code: 'WORK' }] },
		]);
		await client.contacts.update([
			{ id: Number(made?.id), custom_fields_values: [{ field_code: 'PHONE', values: null }] },
		]);
		expect(sandbox.records('contacts')[0]?.custom_fields_values).toMatchObject([
			{ field_code: 'EMAIL' },
		]);
		// Records can be sent back as they were read.
		read.name = 'Anna Petrova';
		await read.save();
		expect(sandbox.records('contacts')[0]).toMatchObject({ name: 'Anna Petrova' });
	});
});

describe('amocrm-js: tags, links and notes', () => {
	it('creates tags and finds them', async () => {
		const { client } = await connected();
		const [made] = await client.leads.tags.create([{ name: 'wholesale', color: null }]);
		const list = await client.leads.tags.get({ query: 'wholesale' });
		expect(list.getData().map(({ id, name }) => ({ id, name }))).toEqual([
			{ id: made?.id, name: 'wholesale' },
		]);
	});

	it('links, lists and unlinks', async () => {
		const { client } = await connected();
		const [lead] = await client.leads.create([{ name: 'A' }]);
		const [company] = await client.companies.create([{ name: 'B' }]);
		const path = `/api/v4/leads/${lead?.id}`;
		const row = { to_entity_id: company?.id, to_entity_type: 'companies' };
		await client.request.post(`${path}/link`, [row]);
		const linked = await client.request.get<Listed<'links'>>(`${path}/links`);
		expect(linked.data._embedded.links).toMatchObject([row]);
		const { response } = await client.request.post(`${path}/unlink`, [row]);
		expect(response.statusCode).toBe(204);
	});

	it('writes and reads a note', async () => {
		const { client } = await connected();
		const [lead] = await client.leads.create([{ name: 'A' }]);
		const path = `/api/v4/leads/${lead?.id}/notes`;
		const note = { note_type: 'common', params: { text: 'Call back' } };
		await client.request.post(path, [{ ...note, request_id: 143 }]);
		const { data } = await client.request.get<Listed<'notes'>>(path, {
			filter: { note_type: 'common' },
		});
		expect(data._embedded.notes).toMatchObject([note]);
	});
});
