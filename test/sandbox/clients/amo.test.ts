import { Amo, type OAuth } from '@shevernitskiy/amo';
import type { Sandbox } from '../../../sandbox';
import { closeAll, open } from '../helper';
import { callback, consentCode } from './consent';
import { host, restore, sendFetchTo } from './route.js';

afterEach(async () => {
	restore();
	await closeAll();
});

const integration = ({ oauth }: Sandbox) => ({
	client_id: oauth.clientId,
	client_secret: oauth.clientSecret,
	redirect_uri: callback,
});

/** A client with a stored token, without its pause between requests. */
async function connected() {
	const { sandbox } = await open({ filtersEnabled: true, redirectUri: callback });
	sendFetchTo(sandbox.url);
	const token: OAuth = { ...sandbox.oauth.issueTokens(), expires_at: Date.now() + 86_400_000 };
	const amo = new Amo(host, { ...integration(sandbox), ...token }, { request_delay: 0 });
	return { sandbox, amo, token };
}

const consent = (sandbox: Sandbox): Promise<string> =>
	consentCode(
		sandbox,
		new URL(`https://www.amocrm.ru/oauth?client_id=${sandbox.oauth.clientId}&mode=post_message`),
	);

/** What the client throws. The published build loses its own classes, but not message and `response`. */
const failure = (asked: Promise<unknown>): Promise<unknown> =>
	asked.then(
		() => 'nothing was thrown',
		(error: unknown) => error,
	);

/** The client throws on every 204 except for DELETE. */
const noContent = { message: expect.stringMatching(/^204 /) };

const idsOf = (rows: Array<{ id: number }> | undefined): number[] =>
	(rows ?? []).map(({ id }) => id);

describe('@shevernitskiy/amo: authorisation', () => {
	it('exchanges a code at the first request and hands the token out', async () => {
		const { sandbox } = await open({ redirectUri: callback, redirectUriRequired: true });
		sendFetchTo(sandbox.url);
		const handed: OAuth[] = [];
		const amo = new Amo(
			host,
			{
				...integration(sandbox),
				grant_type: 'authorization_code',
				code: await consent(sandbox),
			},
			{ request_delay: 0, on_token: (token) => void handed.push(token) },
		);
		expect(await amo.account.getAccount()).toMatchObject({ subdomain: 'demo' });
		expect(handed).toMatchObject([{ token_type: 'Bearer', expires_in: 86400 }]);
	});

	it('refreshes a token that is over', async () => {
		const { sandbox } = await open({ redirectUri: callback, redirectUriRequired: true });
		sendFetchTo(sandbox.url);
		const old = sandbox.oauth.issueTokens();
		const handed: OAuth[] = [];
		const amo = new Amo(
			host,
			{ ...integration(sandbox), ...old, expires_at: Date.now() - 1000 },
			{ request_delay: 0, on_token: (token) => void handed.push(token) },
		);
		sandbox.expireAccessTokens();
		expect(await amo.account.getAccount()).toMatchObject({ subdomain: 'demo' });
		expect(handed).toHaveLength(1);
		expect(handed[0]?.refresh_token).not.toBe(old.refresh_token);
	});

	it('reads the refusal of a used code and of a revoked token', async () => {
		const { amo, sandbox } = await connected();
		const code = await consent(sandbox);
		const auth = { ...integration(sandbox), grant_type: 'authorization_code' as const, code };
		await new Amo(host, auth, { request_delay: 0 }).account.getAccount();
		const again = new Amo(host, auth, { request_delay: 0 });
		expect(await failure(again.account.getAccount())).toMatchObject({
			response: { status: 400, hint: expect.any(String) },
		});
		sandbox.revoke();
		expect(await failure(amo.account.getAccount())).toMatchObject({ response: { status: 401 } });
	});
});

describe('@shevernitskiy/amo: account and dictionaries', () => {
	it('reads the account with all it can ask for', async () => {
		const { amo } = await connected();
		const account = await amo.account.getAccount({
			with: [
				'amojo_id',
				'amojo_rights',
				'users_groups',
				'task_types',
				'version',
				'entity_names',
				'datetime_settings',
				'drive_url',
				'is_api_filter_enabled',
			],
		});
		expect(account).toMatchObject({
			is_api_filter_enabled: true,
			drive_url: expect.any(String),
			_embedded: { task_types: expect.any(Array), users_groups: expect.any(Array) },
		});
	});

	it('reads pipelines, stages, users and fields', async () => {
		const { amo } = await connected();
		const [sales] = (await amo.pipeline.getPipelines())._embedded.pipelines;
		expect(sales).toMatchObject({ name: 'Sales', is_main: true });
		const stages = await amo.pipeline.getStatusesByPipelineId(Number(sales?.id));
		expect(stages).toHaveProperty(
			'_embedded.statuses',
			expect.arrayContaining([
				expect.objectContaining({ id: 142 }),
				expect.objectContaining({ id: 143 }),
			]),
		);
		const users = await amo.user.getUsers({ with: ['role', 'group'], limit: 2, page: 1 });
		expect(users._embedded.users).toHaveLength(2);
		const fields = await amo.custom_fields.getCustomFields('contacts');
		const [first] = fields._embedded.custom_fields;
		expect(await amo.custom_fields.getCustomFieldById(Number(first?.id), 'contacts')).toMatchObject(
			{ id: first?.id, name: first?.name },
		);
	});
});

describe('@shevernitskiy/amo: the three entities', () => {
	it('writes and reads leads with filter, order and page', async () => {
		const { amo } = await connected();
		const made = await amo.lead.addLeads([
			{ name: 'A', price: 100 },
			{ name: 'B', price: 200 },
			{ name: 'C', price: 300 },
		]);
		expect(made._embedded.leads).toHaveLength(3);
		const ask = (page: number) =>
			amo.lead.getLeads({
				filter: (filter) => filter.range('price', 150, 1000),
				order: { param: 'id', type: 'desc' },
				with: ['contacts', 'loss_reason'],
				limit: 1,
				page,
			});
		const pages = [await ask(1), await ask(2)];
		expect(pages.map(({ _page }) => _page)).toEqual([1, 2]);
		expect(pages.flatMap(({ _embedded }) => _embedded.leads.map(({ name }) => name))).toEqual([
			'C',
			'B',
		]);
		expect(await failure(ask(3))).toMatchObject(noContent);
	});

	it('filters leads by stage and by name', async () => {
		const { amo } = await connected();
		await amo.lead.addLeads([
			{ name: 'A', pipeline_id: 3177727, status_id: 32392162 },
			{ name: 'B', pipeline_id: 3177727, status_id: 32392165 },
		]);
		const byStage = await amo.lead.getLeads({
			filter: (filter) => filter.statuses([[3177727, 32392162]]),
		});
		const byName = await amo.lead.getLeads({ filter: (filter) => filter.single('name', 'B') });
		expect(byStage._embedded.leads).toMatchObject([{ name: 'A' }]);
		expect(byName._embedded.leads).toMatchObject([{ name: 'B' }]);
	});

	it('changes one lead and many', async () => {
		const { amo, sandbox } = await connected();
		await amo.lead.addLeads([{ name: 'A' }, { name: 'B' }]);
		const [first, second] = idsOf(sandbox.records('leads'));
		await amo.lead.updateLeadById(Number(first), { name: 'C' });
		await amo.lead.updateLeads([{ id: Number(second), price: 5 }]);
		expect(sandbox.records('leads')).toMatchObject([{ name: 'C' }, { name: 'B', price: 5 }]);
		expect(await amo.lead.getLeadById(Number(first))).toMatchObject({ name: 'C' });
		expect(await failure(amo.lead.getLeadById(1))).toMatchObject(noContent);
	});

	it('creates a lead with a contact and a company in one call', async () => {
		const { amo, sandbox } = await connected();
		const [made] = await amo.lead.addComplex([
			{
				name: 'Order',
				_embedded: {
					contacts: [{ first_name: 'Ivan' }],
					companies: [{ name: 'Horns LLC' }],
					tags: [{ name: 'site' }],
				},
			},
		]);
		expect(made).toMatchObject({
			contact_id: expect.any(Number),
			company_id: expect.any(Number),
			merged: false,
		});
		expect(sandbox.records('leads')[0]?._embedded).toMatchObject({
			contacts: [{ id: made?.contact_id, is_main: true }],
			companies: [{ id: made?.company_id }],
			tags: [{ name: 'site' }],
		});
	});

	it('writes phones of a contact, and finds and filters it', async () => {
		const { amo, sandbox } = await connected();
		const { _embedded } = await amo.custom_fields.getCustomFields('contacts', undefined, {
			limit: 250,
		});
		const phone = _embedded.custom_fields.find(({ code }) => code === 'PHONE');
		await amo.contact.addContacts([
			{
				first_name: 'Anna',
				last_name: 'Petrova',
				custom_fields_values: [
					{
						field_id: Number(phone?.id),
						values: [{ value: '+79161234567', enum_code: 'MOB' }],
					},
				],
			},
			{ name: 'Boris' },
		]);
		const found = await amo.contact.getContacts({ query: '9161234567', with: ['leads'] });
		expect(found._embedded.contacts).toMatchObject([{ first_name: 'Anna' }]);
		const [id] = idsOf(sandbox.records('contacts'));
		await amo.contact.updateContactById(Number(id), { last_name: 'Ivanova' });
		expect(await amo.contact.getContactById(Number(id))).toMatchObject({
			last_name: 'Ivanova',
			custom_fields_values: [
				{ field_code: 'PHONE', values: [{ value: '+79161234567', enum_code: 'MOB' }] },
			],
		});
		const named = await amo.contact.getContacts({
			filter: (filter) => filter.multi('name', ['Boris', 'Nobody']),
		});
		expect(named._embedded.contacts).toMatchObject([{ name: 'Boris' }]);
	});

	it('writes and reads companies', async () => {
		const { amo, sandbox } = await connected();
		const field = async (name: string) => {
			const { _embedded } = await amo.custom_fields.getCustomFields('companies');
			return Number(_embedded.custom_fields.find((known) => known.name === name)?.id);
		};
		await amo.company.addCompanies([
			{
				name: 'Rocket LLC',
				custom_fields_values: [
					{ field_id: await field('INN'), values: [{ value: '7701' }] },
					{ field_id: await field('Segment'), values: [{ value: 'VIP' }] },
				],
			},
		]);
		const [id] = idsOf(sandbox.records('companies'));
		await amo.company.updateCompaniesById(Number(id), { name: 'Rocket Holding' });
		const inn = await field('INN');
		const found = await amo.company.getCompanies({
			filter: (filter) => filter.custom_field(inn, '7701'),
			with: ['contacts', 'leads', 'customers', 'catalog_elements'],
		});
		expect(found._embedded.companies).toMatchObject([{ id, name: 'Rocket Holding' }]);
	});

	it('reads what was refused, row by row', async () => {
		const { amo } = await connected();
		const rows = [{ name: 'A' }, { name: 'B', responsible_user_id: 1 }];
		const refused = await failure(amo.lead.addLeads(rows));
		expect(refused).toHaveProperty('response', {
			title: 'Bad Request',
			type: 'https://httpstatus.es/400',
			detail: 'Request validation failed',
			status: 400,
			'validation-errors': [
				{
					request_id: '1',
					errors: [
						{
							code: 'NotSupportedChoice',
							path: 'responsible_user_id',
							detail: expect.any(String),
						},
					],
				},
			],
		});
	});
});

describe('@shevernitskiy/amo: tags, links and notes', () => {
	it('creates tags, puts them on records and takes them off', async () => {
		const { amo, sandbox } = await connected();
		const made = await amo.tag.addTags('leads', [{ name: 'hot', color: null }]);
		const [tag] = made._embedded.tags;
		const listed = await amo.tag.getTags('leads', {
			filter: (filter) => filter.single('name', 'hot'),
		});
		expect(listed._embedded.tags).toMatchObject([{ id: tag?.id, name: 'hot' }]);
		await amo.lead.addLeads([{ name: 'A', _embedded: { tags: [{ id: Number(tag?.id) }] } }]);
		const [id = 0] = idsOf(sandbox.records('leads'));
		expect(sandbox.records('leads')[0]?._embedded.tags).toMatchObject([{ name: 'hot' }]);
		await amo.tag.deleteTagsToEntitiesById(id, 'leads', { id, _embedded: { tags: null } });
		expect(sandbox.records('leads')[0]?._embedded.tags).toEqual([]);
	});

	it('links from one record and from many, lists and unlinks', async () => {
		const { amo, sandbox } = await connected();
		await amo.lead.addLeads([{ name: 'A' }]);
		await amo.contact.addContacts([{ name: 'B' }]);
		await amo.company.addCompanies([{ name: 'C' }]);
		const [lead = 0] = idsOf(sandbox.records('leads'));
		const [contact = 0] = idsOf(sandbox.records('contacts'));
		const [company = 0] = idsOf(sandbox.records('companies'));
		await amo.link.addLinksByEntityId(lead, 'leads', [
			{ to_entity_id: contact, to_entity_type: 'contacts', metadata: { is_main: true } },
		]);
		await amo.link.addLinksByEntityType('leads', [
			{
				entity_id: lead,
				entity_type: 'leads',
				to_entity_id: company,
				to_entity_type: 'companies',
				metadata: null,
			},
		]);
		const links = await amo.link.getLinksByEntityId(lead, 'leads');
		expect(links._embedded.links.map(({ to_entity_id }) => to_entity_id).sort()).toEqual(
			[contact, company].sort(),
		);
		const unlinked = amo.link.deleteLinksByEntityType('leads', [
			{ entity_id: lead, to_entity_id: company, to_entity_type: 'companies' },
		]);
		expect(await failure(unlinked)).toMatchObject(noContent);
		const left = await amo.link.getLinksByEntityType('leads', {
			filter: (filter) => filter.multi('entity_id', [lead]),
		});
		expect(left._embedded.links).toMatchObject([{ to_entity_id: contact }]);
	});

	it('writes notes and reads them three ways', async () => {
		const { amo, sandbox } = await connected();
		await amo.company.addCompanies([{ name: 'A' }]);
		const [company = 0] = idsOf(sandbox.records('companies'));
		await amo.note.addNotes('companies', [
			{ entity_id: company, note_type: 'common', params: { text: 'Call back' } },
			{
				entity_id: company,
				note_type: 'call_in',
				params: {
					uniq: 'x1',
					duration: 60,
					source: 'PBX',
					link: 'https://example.com/1.mp3',
					phone: '+7',
				},
			},
		]);
		const [text, call] = sandbox.notes('companies');
		const all = await amo.note.getNotesByEntityType('companies', {
			order: { param: 'id', type: 'asc' },
		});
		expect(idsOf(all._embedded.notes)).toEqual([text?.id, call?.id]);
		const calls = await amo.note.getNotesByEntityId(company, 'companies', {
			filter: (filter) => filter.multi('note_type', ['call_in']),
		});
		expect(idsOf(calls._embedded.notes)).toEqual([call?.id]);
		expect(await amo.note.getNotesById(Number(text?.id), 'companies')).toMatchObject({
			params: { text: 'Call back' },
		});
	});
});
