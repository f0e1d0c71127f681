import { closeAll, open } from './helper';

afterEach(closeAll);

const EVENTS = '/api/v4/events';

/** Types of the events that a query finds, the newest first. */
const typesOf = (data: { _embedded?: { events: Array<{ type: string }> } }) =>
	(data._embedded?.events ?? []).map(({ type }) => type);

describe('Events (API facts 6.1)', () => {
	it('tell what was written, by whom, before and after', async () => {
		const { api, sandbox } = await open({ leads: 1 });
		const [lead] = sandbox.records('leads');
		const change = { id: lead?.id, status_id: 142, pipeline_id: 3177727 };
		await api.patch('/api/v4/leads', [{ ...change, tags_to_add: [{ name: 'hot' }] }]);
		const { data } = await api.get(EVENTS);
		expect(typesOf(data)).toEqual(['entity_tag_added', 'lead_status_changed', 'lead_added']);
		const [tag, stage] = data._embedded.events;
		expect(tag).toMatchObject({ value_before: [], value_after: [{ tag: { name: 'hot' } }] });
		expect(stage).toMatchObject({
			entity_id: lead?.id,
			entity_type: 'lead',
			created_by: 7001001,
			value_before: [{ lead_status: { id: lead?.status_id, pipeline_id: 3177727 } }],
			value_after: [{ lead_status: { id: 142, pipeline_id: 3177727 } }],
			_embedded: { entity: { id: lead?.id } },
		});
		const one = await api.get(`${EVENTS}/${stage.id}`, { params: { with: 'lead_name' } });
		expect(one.data._embedded.entity.name).toBe(lead?.name);
		expect((await api.get(`${EVENTS}/01hz`)).status).toBe(404);
	});

	it('come in pages of at most 100', async () => {
		const { api } = await open({ leads: 101 });
		expect((await api.get(EVENTS, { params: { limit: 101 } })).status).toBe(422);
		const { data } = await api.get(EVENTS, { params: { limit: 100, page: 2 } });
		expect(typesOf(data)).toHaveLength(1);
	});

	it.each([
		['filter[entity_id][]=5'],
		['filter[entity][]=lead&filter[entity][]=contact&filter[entity_id][]=5'],
		['filter[entity][]=leads'],
		[
			`filter[entity]=lead&${Array.from({ length: 11 }, (_, n) => `filter[entity_id][]=${n}`).join('&')}`,
		],
		[Array.from({ length: 11 }, (_, n) => `filter[created_by][]=${n}`).join('&')],
		['filter[type]=custom_field_5_value_changed,lead_added'],
	])('refuse %s', async (query) => {
		const { api } = await open();
		expect((await api.get(`${EVENTS}?${query}`)).status).toBe(400);
	});

	it.each([
		['filter[type]=lead_added,task_added', ['lead_added']],
		['filter[entity]=contact', []],
		['filter[created_at]=4000000000', []],
		['filter[value_after][leads_statuses][0][pipeline_id]=3177727', []],
	])('are filtered by %s', async (query, types) => {
		const { api } = await open({ leads: 1, companies: 1 });
		expect(typesOf((await api.get(`${EVENTS}?${query}`)).data)).toEqual(types);
	});

	it('have a list of types, in one piece', async () => {
		const { api } = await open();
		const { data } = await api.get(`${EVENTS}/types`);
		expect(data._total_items).toBe(data._embedded.events_types.length);
		expect(data._embedded.events_types[0]).toEqual({
			key: 'lead_added',
			type: 1,
			lang: 'New lead',
		});
	});
});
