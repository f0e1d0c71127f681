import axios from 'axios';
import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';
import {
	amocrm,
	byId,
	errorOf,
	jsonOf,
	requests,
	runAmocrm,
	tokenFor,
	withFakeServer,
	withSandbox,
	type FakeServer,
	type Json,
} from '../../support/amocrm';
import { editorMethod } from '../../support/engine';

const OLGA = 7001001;
const IVAN = 7001002;
const SALES = 3177727;
const [FIRST, OFFER] = [32392159, 32392162];
const WON = 142;

const many = (filters: Json = {}, more: Json = {}): Json => ({
	resource: 'event',
	operation: 'getAll',
	returnAll: true,
	simplify: true,
	filters,
	...more,
});

async function found(sandbox: Sandbox | FakeServer, parameters: Json): Promise<IDataObject[]> {
	const run = await runAmocrm(sandbox, { parameters });
	expect(run.error).toBeUndefined();
	return jsonOf(run.items);
}

const typesIn = (events: readonly IDataObject[]) => events.map(({ type }) => type);

async function write(sandbox: Sandbox, method: 'POST' | 'PATCH', path: string, rows: Json[]) {
	const { data } = await axios.request({
		method,
		url: `${sandbox.url}/api/v4/${path}`,
		data: rows,
		headers: { authorization: `Bearer ${sandbox.token}` },
	});
	return data;
}

/** Ivan gets a lead, which Olga moves on and renames, with a task. */
async function history(sandbox: Sandbox): Promise<{ lead: number; company: number }> {
	const [lead] = sandbox.records('leads');
	const [company] = sandbox.records('companies');
	const [id, companyId] = [Number(lead?.id), Number(company?.id)];
	await write(sandbox, 'PATCH', 'leads', [{ id, responsible_user_id: IVAN }]);
	await write(sandbox, 'PATCH', 'leads', [{ id, pipeline_id: SALES, status_id: OFFER }]);
	await write(sandbox, 'PATCH', 'leads', [{ id, pipeline_id: SALES, status_id: WON, price: 500 }]);
	await write(sandbox, 'PATCH', 'companies', [
		{
			id: companyId,
			custom_fields_values: [{ field_code: 'INN', values: [{ value: '7707083893' }] }],
		},
	]);
	await write(sandbox, 'POST', 'tasks', [
		{ text: 'Call', complete_till: 1_785_571_200, entity_id: id, entity_type: 'leads' },
	]);
	const [task] = sandbox.plain('tasks');
	await write(sandbox, 'PATCH', 'tasks', [{ id: task?.id, complete_till: 1_785_657_600 }]);
	sandbox.clearLog();
	return { lead: id, company: companyId };
}

const RECORDS = { leads: 1, companies: 1, requestsPerSecond: 0 };

describe('Events', () => {
	it('come out with what was before and after, by name', async () => {
		await withSandbox(RECORDS, async (sandbox) => {
			const { lead, company } = await history(sandbox);
			const events = await found(sandbox, many());
			expect(events).toMatchObject([
				{ type: 'task_deadline_changed', after: expect.stringMatching(/^2026-08-02T/) },
				{ type: 'task_added', before: null, after: null, entity_id: lead },
				{
					entity_type: 'company',
					entity_id: company,
					type_name: 'Field changed',
					field: 'INN',
					before: null,
					after: '7707083893',
				},
				{ type: 'sale_field_changed', after: 500 },
				{
					type: 'lead_status_changed',
					type_name: 'Lead stage changed',
					entity_id: lead,
					created_by: OLGA,
					created_by_user: 'Olga Admin',
					created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
					after: expect.stringMatching(/^Sales → /),
				},
				{ type: 'lead_status_changed', before: expect.stringMatching(/^Sales → /) },
				{ type: 'entity_responsible_changed', before: 'Olga Admin', after: 'Ivan Petrov' },
				{ type: 'lead_added' },
				{ type: 'company_added' },
			]);
			for (const event of events)
				expect(Object.values(event).filter((value) => Object(value) === value)).toEqual([]);
		});
	});

	it('are read by their IDs, which are texts, with the name of the record', async () => {
		await withSandbox(RECORDS, async (sandbox) => {
			const [newest] = await found(sandbox, many());
			const one = { resource: 'event', operation: 'get', recordId: byId(String(newest?.id)) };
			const [event] = await found(sandbox, { ...one, simplify: true, with: ['lead_name'] });
			expect(event).toEqual({ ...newest, entity_name: 'Lead 1' });
			const [raw] = await found(sandbox, { ...one, simplify: false });
			expect(raw).toMatchObject({ id: newest?.id, value_before: [], value_after: [] });
			const none = await runAmocrm(sandbox, {
				parameters: { ...one, recordId: byId('01hz58nothing') },
			});
			expect(errorOf(none).message).toContain('There is no event with the ID 01hz58nothing');
		});
	});

	it('are read in pages of 100, all of them', async () => {
		await withSandbox({ leads: 230, requestsPerSecond: 0 }, async (sandbox) => {
			const events = await found(sandbox, many({}, { simplify: false }));
			expect(new Set(events.map(({ id }) => id)).size).toBe(230);
			const limits = requests(sandbox, 'GET', 'events').map(({ query }) =>
				new URLSearchParams(query).get('limit'),
			);
			expect(new Set(limits)).toEqual(new Set(['100']));
			expect(await found(sandbox, many({}, { returnAll: false, limit: 120 }))).toHaveLength(120);
		});
	});

	it.each<[what: string, filters: (lead: number) => Json, types: string[]]>([
		['authors by name', () => ({ created_by: ['ivan petrov'] }), []],
		[
			'types by name',
			() => ({ type: ['New task', 'company_added'] }),
			['task_added', 'company_added'],
		],
		[
			'one record',
			(lead) => ({ entity: ['lead'], entity_id: lead, type: ['task_added', 'company_added'] }),
			['task_added'],
		],
		[
			'kinds of records',
			() => ({ entity: ['Company'], type: ['company_added'] }),
			['company_added'],
		],
		['stages before', () => ({ stage_before: [`${SALES}:${OFFER}`] }), ['lead_status_changed']],
		['stages after', () => ({ stage_after: ['Closed - won'] }), ['lead_status_changed']],
		[
			'stages both',
			() => ({ stage_before: [`${SALES}:${FIRST}`], stage_after: [`${SALES}:${WON}`] }),
			[],
		],
		[
			'responsible users',
			() => ({ responsible_before: ['Olga Admin'], responsible_after: [String(IVAN)] }),
			['entity_responsible_changed'],
		],
		['times', () => ({ created_at_to: '2020-01-01' }), []],
	])('are filtered by %s', async (_what, filters, types) => {
		await withSandbox(RECORDS, async (sandbox) => {
			const { lead } = await history(sandbox);
			expect(typesIn(await found(sandbox, many(filters(lead))))).toEqual(types);
		});
	});

	it('are filtered by changes of one custom field, or of any', async () => {
		await withSandbox(RECORDS, async (sandbox) => {
			await history(sandbox);
			const any = await found(sandbox, many({ type: ['custom_field_value_changed'] }));
			expect(any).toHaveLength(1);
			const type = String(any[0]?.type);
			expect(type).toMatch(/^custom_field_\d+_value_changed$/);
			expect(await found(sandbox, many({ type: [type] }))).toHaveLength(1);
		});
	});

	it.each<[filters: Json, said: string]>([
		[{ entity_id: '5' }, "'Record': IDs need exactly one kind of record"],
		[{ entity: ['lead', 'contact'], entity_id: '5' }, 'IDs need exactly one kind of record'],
		[
			{ entity: ['lead'], entity_id: Array.from({ length: 11 }, (_, n) => n + 1).join() },
			"'Record': 11 values are given, and amoCRM takes 10 at a time",
		],
		[
			{ created_by: Array.from({ length: 11 }, (_, n) => String(n + 1)) },
			"'Created By': 11 values are given",
		],
		[
			{ type: ['custom_field_5_value_changed', 'lead_added'] },
			'\'Types\': "custom_field_5_value_changed" cannot be combined with other types',
		],
		[{ type: ['lead_aded'] }, '\'Types\': there is no event type "lead_aded"'],
	])('are not asked for with %j, which amoCRM refuses', async (filters, said) => {
		await withSandbox({}, async (sandbox) => {
			expect(errorOf(await runAmocrm(sandbox, { parameters: many(filters) })).message).toContain(
				said,
			);
			expect(requests(sandbox, 'GET', 'events')).toEqual([]);
		});
	});

	it('come out filtered, though an account ignores filters', async () => {
		const event = (id: string, own: Json) => ({
			id,
			type: 'incoming_chat_message',
			entity_type: 'lead',
			entity_id: 7,
			created_by: OLGA,
			created_at: 1_785_571_200,
			value_before: [],
			value_after: [{ message: { id: 'f0e1' } }],
			...own,
		});
		const all = [
			event('a', { linked_talk_contact_id: 5 }),
			event('b', {}),
			event('c', { entity_type: 'contact', entity_id: 5 }),
			event('d', { type: 'something_new', value_after: { odd: [1] }, value_before: null }),
			event('e', { created_by: IVAN, linked_talk_contact_id: 6 }),
		];
		const answer = ({ path }: { path: string }) => ({
			headers: { 'content-type': 'application/hal+json' },
			body: JSON.stringify({
				_embedded: path.endsWith('types') ? { events_types: [] } : { events: all },
			}),
		});
		await withFakeServer(answer, async (server) => {
			const ids = async (filters: Json) =>
				(await found(server, many(filters, { simplify: false }))).map(({ id }) => id);
			expect(await ids({})).toEqual(['a', 'b', 'c', 'd', 'e']);
			expect(await ids({ entity: ['contact'], entity_id: '5' })).toEqual(['a', 'c']);
			expect(await ids({ entity: ['lead'], entity_id: '7' })).toEqual(['a', 'b', 'd', 'e']);
			expect(await ids({ created_by: [String(IVAN)] })).toEqual(['e']);
			expect(await ids({ stage_after: [] })).toHaveLength(5);
		});
	});

	it('are not all of them where an expression in a filter gave nothing', async () => {
		await withSandbox(RECORDS, async (sandbox) => {
			for (const filters of [
				{ entity: ['lead'], entity_id: '={{ $json.none }}' },
				{ type: '={{ $json.none }}' },
				{ created_by: '={{ $json.none }}' },
				{ stage_after: '={{ $json.none }}' },
				{ responsible_after: '={{ $json.none }}' },
			])
				expect(await found(sandbox, many(filters))).toEqual([]);
		});
	});

	it.each<[after: unknown, shown: unknown]>([
		[[], null],
		[{ odd: [1] }, '[1]'],
		['text', null],
		[[{ nps: { rate: 7 } }], 7],
		[[{ note: { id: 5 } }], 'note 5'],
		[[{ link: { entity: { type: 'contact', id: 6 } } }], 'contact 6'],
		[[{ tag: { name: 'a' } }, { tag: { name: 'b' } }], 'a, b'],
		[[{ lead_status: { id: 9, pipeline_id: 8 } }], 'lead status 9'],
		[[{ responsible_user: { id: 0 } }], 'Robot'],
		[[{ unheard_of: { a: 1, b: 2 } }], '{"a":1,"b":2}'],
		[[{ custom_field_value: { field_id: 3, enum_id: null, text: 'x' } }], 'x'],
	])('of a type and with values nobody knows come out: %j', async (after, shown) => {
		const event = { id: 'a', type: 'brand_new', entity_type: 'lead', entity_id: 7 };
		const events = [{ ...event, value_before: null, value_after: after }];
		const answer = ({ path }: { path: string }) => {
			const headers = { 'content-type': 'application/hal+json' };
			const body = path.endsWith('account')
				? { id: 1, timezone: 'UTC' }
				: { _embedded: { events } };
			return /events$|account$/.test(path)
				? { headers, body: JSON.stringify(body) }
				: {
						status: path.endsWith('types') ? 403 : 204,
						headers,
						body: path.endsWith('types') ? '{"status":403}' : '',
					};
		};
		await withFakeServer(answer, async (server) => {
			expect(await found(server, many())).toEqual([
				{ ...event, type_name: null, before: null, after: shown },
			]);
		});
	});

	it('have types, which the editor offers by name', async () => {
		await withSandbox({}, async (sandbox) => {
			const types = await found(sandbox, { resource: 'event', operation: 'getTypes' });
			expect(types).toContainEqual({
				key: 'lead_added',
				type: expect.any(Number),
				lang: 'New lead',
			});
			const options = await editorMethod('loadOptions', {
				node: amocrm,
				credentials: [tokenFor(sandbox)],
				parameters: { resource: 'event', operation: 'getAll' },
				method: 'getEventTypes',
			});
			expect(options).toContainEqual({ name: 'New lead', value: 'lead_added' });
			expect(options).toHaveLength(types.length);
		});
	});
});
