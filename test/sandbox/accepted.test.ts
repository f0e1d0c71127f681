import type { AxiosInstance } from 'axios';
import { defaultOptions, type Accepted } from '../../sandbox/options';
import { closeAll, open } from './helper';

afterEach(closeAll);

interface Row {
	errors: Array<{ code: string; path: string }>;
}

const found = (data: { 'validation-errors'?: Row[] }): string[] =>
	(data['validation-errors'] ?? []).flatMap(({ errors }) =>
		errors.map(({ code, path }) => `${code} ${path}`),
	);

const without = (...words: Accepted[]): Accepted[] =>
	defaultOptions.accepts.filter((word) => !words.includes(word));

async function idOf(api: AxiosInstance, entity: string, row: object = {}): Promise<number> {
	return (await api.post(`/api/v4/${entity}`, [row])).data._embedded[entity][0].id;
}

async function fieldOf(api: AxiosInstance, entity: string, name: string) {
	const { data } = await api.get(`/api/v4/${entity}/custom_fields?limit=250`);
	return data._embedded.custom_fields.find((field: { name: string }) => field.name === name);
}

/** Values of the first field of a company created with this element. */
async function stored(element: object): Promise<unknown> {
	const { api, sandbox } = await open();
	const { data } = await api.post('/api/v4/companies', [{ custom_fields_values: [element] }]);
	expect(found(data)).toEqual([]);
	return sandbox.records('companies')[0]?.custom_fields_values?.[0]?.values ?? null;
}

describe('custom fields as the official SDK sends them', () => {
	it('name a field by id or code, with the other one null', async () => {
		const { api } = await open();
		const { id } = await fieldOf(api, 'companies', 'INN');
		const values = [{ value: '77' }];
		expect(await stored({ field_id: id, field_code: null, values })).toEqual(values);
		expect(await stored({ field_id: null, field_code: 'INN', values })).toEqual(values);
		const { data } = await api.post('/api/v4/companies', [
			{ custom_fields_values: [{ field_id: null, field_code: null, values }] },
		]);
		expect(found(data)).toEqual(['FieldMissing custom_fields_values.0.field_id']);
	});

	it('have null beside a value or beside an option', async () => {
		const { api } = await open();
		const segment = await fieldOf(api, 'companies', 'Segment');
		const [smb] = segment.enums;
		const vip = { value: 'SMB', enum_id: smb.id, enum_code: null };
		const choose = (value: object) => stored({ field_id: segment.id, values: [value] });
		expect(await choose({ value: 'SMB', enum_id: null, enum_code: null })).toEqual([vip]);
		expect(await choose({ value: null, enum_id: smb.id, enum_code: null })).toEqual([vip]);
		expect(await choose({ value: null, enum_id: null, enum_code: null })).toBeNull();
		const phone = { value: '+7', enum_id: null, enum_code: null };
		expect(await stored({ field_code: 'PHONE', values: [phone] })).toMatchObject([
			{ value: '+7', enum_code: 'WORK' },
		]);
		expect(
			await stored({ field_code: 'PHONE', values: [{ ...phone, enum_code: 'MOB' }] }),
		).toMatchObject([{ value: '+7', enum_code: 'MOB' }]);
	});

	it('have all keys of a legal entity, the unused ones null, but a name', async () => {
		const { api } = await open();
		const { id } = await fieldOf(api, 'companies', 'Реквизиты');
		const unused = Object.fromEntries(
			'entity_type address real_address bank_account_number director vat_id tax_registration_reason_code kpp bank_code unp bin egrpou mfo oked external_uid'
				.split(' ')
				.map((key) => [key, null]),
		);
		const send = async (value: object) =>
			found(
				(
					await api.post('/api/v4/companies', [
						{ custom_fields_values: [{ field_id: id, values: [{ value }] }] },
					])
				).data,
			);
		expect(await send({ ...unused, name: 'Rocket' })).toEqual([]);
		expect(await send({ ...unused, name: null })).toEqual([
			'NotNullable custom_fields_values.0.values.0.value.name',
		]);
		expect(await send({ ...unused, name: 'R', entity_type: 3 })).toEqual([
			'NotSupportedChoice custom_fields_values.0.values.0.value.entity_type',
		]);
	});

	it('may tell name and type of the field, which means nothing', async () => {
		const values = [{ value: '77' }];
		const element = { field_code: 'INN', field_name: 'Whatever', field_type: 'select', values };
		expect(await stored(element)).toEqual(values);
	});

	it('are still refused where the service is strict', async () => {
		const { api } = await open();
		const segment = await fieldOf(api, 'companies', 'Segment');
		const send = async (element: object) =>
			found((await api.post('/api/v4/companies', [{ custom_fields_values: [element] }])).data);
		const at = 'custom_fields_values.0';
		expect(await send({ field_code: 'INN', values: [{ value: 'x', foo: 1 }] })).toEqual([
			`FieldNotExpected ${at}.values.0.foo`,
		]);
		expect(await send({ field_code: 'INN', is_computed: false, values: null })).toEqual([
			`FieldNotExpected ${at}.is_computed`,
		]);
		expect(await send({ field_id: 1, field_code: 'INN', values: null })).toEqual([
			`NotSupportedChoice ${at}.field_id`,
		]);
		expect(
			await send({ field_id: segment.id, values: [{ value: 'SMB', enum_code: 'smb' }] }),
		).toEqual([`FieldNotExpected ${at}.values.0.enum_code`]);
	});
});

describe('links', () => {
	it('may repeat the side they are made from, or leave it null', async () => {
		const { api } = await open();
		const lead = await idOf(api, 'leads');
		const contact = await idOf(api, 'contacts');
		const to = { to_entity_id: contact, to_entity_type: 'contacts' };
		const post = async (path: string, row: object) => {
			const { status, data } = await api.post(`/api/v4/leads${path}`, [{ ...to, ...row }]);
			return status < 300 ? status : found(data);
		};
		const one = `/${lead}/link`;
		const nothing = { entity_id: null, entity_type: null, metadata: null };
		expect(await post(one, nothing)).toBe(200);
		expect(await post(one, { entity_id: lead, entity_type: 'leads' })).toBe(200);
		expect(await post('/link', { entity_id: lead, entity_type: 'leads' })).toBe(200);
		expect(await post('/link', { entity_id: lead, entity_type: null })).toBe(200);
		expect(await post('/unlink', { entity_id: lead, entity_type: 'leads' })).toBe(204);
		expect(await post('/link', { entity_type: 'leads' })).toEqual(['FieldMissing entity_id']);
		expect(await post(one, { entity_type: 'contacts' })).toEqual([
			'NotSupportedChoice entity_type',
		]);
		expect(await post(one, { entity_id: lead + 1 })).toEqual(['NotSupportedChoice entity_id']);
		expect(await post(one, { foo: 1 })).toEqual(['FieldNotExpected foo']);
	});

	it.each([
		[{ from_catalog_id: 1 }, 'FieldNotExpected metadata.from_catalog_id'],
		[{ is_main: 1 }, 'InvalidType metadata.is_main'],
		[{ updated_by: 7001005 }, 'NotSupportedChoice metadata.updated_by'],
		[{ quantity: '2' }, 'InvalidType metadata.quantity'],
	])('are strict about metadata %j', async (metadata, expected) => {
		const { api } = await open();
		const lead = await idOf(api, 'leads');
		const contact = await idOf(api, 'contacts');
		const row = { to_entity_id: contact, to_entity_type: 'contacts', metadata };
		expect(found((await api.post(`/api/v4/leads/${lead}/link`, [row])).data)).toEqual([expected]);
	});

	it('can be made from a contact to a lead', async () => {
		const { api } = await open();
		const lead = await idOf(api, 'leads');
		const contact = await idOf(api, 'contacts');
		await api.post(`/api/v4/contacts/${contact}/link`, [
			{ to_entity_id: lead, to_entity_type: 'leads' },
		]);
		const { data } = await api.get(`/api/v4/leads/${lead}?with=contacts`);
		expect(data._embedded.contacts).toMatchObject([{ id: contact, is_main: true }]);
	});

	it('lead to elements of lists, which are known only together with their list', async () => {
		const { api } = await open();
		const lead = await idOf(api, 'leads');
		const path = `/api/v4/leads/${lead}`;
		const element = (metadata?: object) => ({
			to_entity_id: 525439,
			to_entity_type: 'catalog_elements',
			...(metadata ? { metadata } : {}),
		});
		const wrong = async (row: object) => found((await api.post(`${path}/link`, [row])).data);
		expect(await wrong(element())).toEqual(['FieldMissing metadata.catalog_id']);
		expect(await wrong(element({ catalog_id: 1 }))).toEqual([
			'NotSupportedChoice metadata.catalog_id',
		]);
		expect(await wrong({ ...element({ catalog_id: 4521 }), to_entity_id: 5 })).toEqual([
			'NotSupportedChoice to_entity_id',
		]);
		const linked = await api.post(`${path}/link`, [
			element({ catalog_id: 4521, quantity: 2.5, price_id: null }),
		]);
		const metadata = { quantity: 2.5, catalog_id: 4521 };
		expect(linked.data._embedded.links).toMatchObject([{ to_entity_id: 525439, metadata }]);
		const read = await api.get(`${path}?with=catalog_elements`);
		expect(read.data._embedded.catalog_elements).toEqual([{ id: 525439, metadata }]);
		await api.post(`${path}/unlink`, [element({ catalog_id: 4521 })]);
		expect((await api.get(`${path}/links`)).data._embedded.links).toEqual([]);
	});
});

describe('tags', () => {
	it('may have id and name together, then the ID counts', async () => {
		const { api, sandbox } = await open();
		const { data } = await api.post('/api/v4/companies/tags', [{ name: 'gold' }]);
		const [{ id }] = data._embedded.tags;
		const row = {
			tags_to_add: [
				{ id, name: 'silver' },
				{ id: null, name: 'x' },
			],
		};
		expect(found((await api.post('/api/v4/companies', [row])).data)).toEqual([]);
		const names = sandbox.records('companies')[0]?._embedded.tags.map(({ name }) => name);
		expect(names).toEqual(['gold', 'x']);
	});

	it('have no other key, and some name or id', async () => {
		const { api } = await open();
		const send = async (tag: object) =>
			found((await api.post('/api/v4/companies', [{ tags_to_add: [tag] }])).data);
		expect(await send({ name: 'x', request_id: '1' })).toEqual([
			'FieldNotExpected tags_to_add.0.request_id',
		]);
		expect(await send({ id: 5, name: 'x' })).toEqual(['NotSupportedChoice tags_to_add.0.id']);
		expect(await send({ id: null, name: null })).toEqual(['FieldMissing tags_to_add.0.id']);
	});
});

describe('read-only keys', () => {
	const keys = {
		group_id: 5,
		account_id: 1,
		is_deleted: false,
		closest_task_at: null,
		score: null,
		_links: {},
		_embedded: { contacts: [], companies: [], catalog_elements: [] },
	};

	it('are ignored on PATCH, with empty lists of linked cards', async () => {
		const { api, sandbox } = await open();
		const id = await idOf(api, 'leads', { name: 'a' });
		expect((await api.patch(`/api/v4/leads/${id}`, { ...keys, name: 'b' })).status).toBe(200);
		expect((await api.patch('/api/v4/leads', [{ ...keys, id, price: 5 }])).status).toBe(200);
		expect(sandbox.records('leads')).toMatchObject([
			{ name: 'b', price: 5, group_id: 0, account_id: 30100200 },
		]);
	});

	it('are refused when told so', async () => {
		const { api } = await open({ accepts: without('readOnlyKeys') });
		const id = await idOf(api, 'leads');
		const send = async (row: object) => found((await api.patch(`/api/v4/leads/${id}`, row)).data);
		expect(await send({ group_id: 5, closest_task_at: null })).toEqual([
			'FieldNotExpected group_id',
			'FieldNotExpected closest_task_at',
		]);
		expect(await send({ _embedded: { contacts: [] } })).toEqual([
			'FieldNotExpected _embedded.contacts',
		]);
	});

	it('do not let links in, nor anything unknown', async () => {
		const { api } = await open();
		const id = await idOf(api, 'leads');
		const contact = await idOf(api, 'contacts');
		const send = async (row: object) => found((await api.patch(`/api/v4/leads/${id}`, row)).data);
		expect(await send({ _embedded: { contacts: [{ id: contact }] } })).toEqual([
			'FieldNotExpected _embedded.contacts',
		]);
		expect(await send({ colour: null })).toEqual(['FieldNotExpected colour']);
	});
});

describe('leads with a source, and incoming leads', () => {
	const source = { external_id: 'landing', type: 'widget' };

	it('take _embedded.source, in complex too', async () => {
		const { api } = await open();
		const row = { name: 'a', _embedded: { source } };
		expect((await api.post('/api/v4/leads', [row])).status).toBe(200);
		expect((await api.post('/api/v4/leads/complex', [row])).status).toBe(200);
		const wrong = { _embedded: { source: { ...source, type: 'x', foo: 1 } } };
		expect(found((await api.post('/api/v4/leads', [wrong])).data)).toEqual([
			'NotSupportedChoice _embedded.source.type',
			'FieldNotExpected _embedded.source.foo',
		]);
	});

	it('are incoming with _embedded.metadata, whatever stage was sent', async () => {
		const { api, sandbox } = await open();
		const metadata = { category: 'forms', form_id: 'lp', form_sent_at: 1751700000, ip: '1.1.1.1' };
		const row = {
			name: 'a',
			pipeline_id: 3177727,
			status_id: 142,
			_embedded: { contacts: [{ name: 'c' }], metadata },
		};
		expect((await api.post('/api/v4/leads/complex', [row])).status).toBe(200);
		expect(sandbox.records('leads')).toMatchObject([{ status_id: 32392156, closed_at: null }]);
		expect(sandbox.records('contacts')).toMatchObject([{ is_unsorted: true }]);
		const send = async (changed: object) =>
			found(
				(
					await api.post('/api/v4/leads/complex', [
						{ _embedded: { metadata: { ...metadata, ...changed } } },
					])
				).data,
			);
		expect(await send({ category: 'mail' })).toEqual([
			'NotSupportedChoice _embedded.metadata.category',
		]);
		expect(await send({ utm: 'x' })).toEqual(['FieldNotExpected _embedded.metadata.utm']);
	});

	it('take an existing contact with further keys and leave it as it is', async () => {
		const { api, sandbox } = await open();
		const id = await idOf(api, 'contacts', { name: 'before' });
		const row = { _embedded: { contacts: [{ id, name: 'after', is_main: true }] } };
		const { data } = await api.post('/api/v4/leads/complex', [row]);
		expect(data).toMatchObject([{ contact_id: id }]);
		expect(sandbox.records('contacts')).toMatchObject([{ name: 'before' }]);
		const wrong = { _embedded: { contacts: [{ id, name: 5 }] } };
		expect(found((await api.post('/api/v4/leads/complex', [wrong])).data)).toEqual([
			'InvalidType _embedded.contacts.0.name',
		]);
	});
});

describe('what is accepted by weak evidence, and can be refused', () => {
	it.each<[Accepted, object, object, string | number]>([
		['phpLists', { 0: { name: 'a' } }, { name: 'a' }, 400],
		[
			'phpLists',
			[{ name: 'a', tags_to_add: { 0: { name: 't' }, 3: { name: 'u' } } }],
			{ _embedded: { tags: [{ name: 't' }, { name: 'u' }] } },
			'InvalidType tags_to_add',
		],
		['numericRequestId', [{ name: 'a', request_id: 7 }], { name: 'a' }, 'InvalidType request_id'],
		[
			'emptyValues',
			[{ custom_fields_values: [{ field_code: 'INN', values: [] }] }],
			{ custom_fields_values: null },
			'NotBlank custom_fields_values.0.values',
		],
		['negativeTimestamps', [{ created_at: -86400 }], { created_at: -86400 }, 'TooLow created_at'],
	])('%s: %j', async (word, body, expected, refusal) => {
		const lenient = await open();
		expect((await lenient.api.post('/api/v4/companies', body)).status).toBe(200);
		expect(lenient.sandbox.records('companies')).toMatchObject([expected]);
		const strict = await open({ accepts: without(word) });
		const { status, data } = await strict.api.post('/api/v4/companies', body);
		expect(status).toBe(400);
		if (typeof refusal === 'string') expect(found(data)).toEqual([refusal]);
		expect(strict.sandbox.records('companies')).toEqual([]);
	});

	it('a date before 1970 is taken as text in any case', async () => {
		const { api } = await open({ accepts: without('negativeTimestamps') });
		const { id } = await fieldOf(api, 'companies', 'Anniversary');
		const send = async (value: unknown) =>
			found(
				(
					await api.post('/api/v4/companies', [
						{ custom_fields_values: [{ field_id: id, values: [{ value }] }] },
					])
				).data,
			);
		expect(await send('1950-05-09T00:00:00+03:00')).toEqual([]);
		expect(await send(-620_000_000)).toEqual(['TooLow custom_fields_values.0.values.0.value']);
	});

	it('a numeric request_id comes back as text', async () => {
		const { api } = await open();
		const { data } = await api.post('/api/v4/companies', [{ request_id: 7 }]);
		expect(data._embedded.companies[0].request_id).toBe('7');
	});
});
