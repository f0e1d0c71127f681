import axios from 'axios';

import { closeAll, open } from './helper';

afterEach(closeAll);

const TALKS = '/api/v4/talks';

describe('Talks (API facts 6.7)', () => {
	it('begin with a message, and have a talk_id instead of an id', async () => {
		const { api, sandbox } = await open({ contacts: 1, leads: 1 });
		const [contact, lead] = [sandbox.records('contacts')[0]?.id, sandbox.records('leads')[0]?.id];
		const made = await axios.post(`${sandbox.url}/sandbox/message`, { contact, lead });
		const { id } = made.data;
		const { data } = await api.get(`${TALKS}/${id}`);
		expect(data).toMatchObject({
			talk_id: id,
			contact_id: contact,
			entity_id: lead,
			entity_type: 'lead',
			is_in_work: true,
			_embedded: { contacts: [{ id: contact }], leads: [{ id: lead }], customers: [] },
		});
		expect(data).not.toHaveProperty('id');
		expect((await api.get(TALKS)).data._embedded.talks).toEqual([data]);
		expect((await api.get(TALKS, { params: { 'filter[contact_id]': 5 } })).status).toBe(204);
		expect((await api.get(`${TALKS}/1`)).status).toBe(404);
		expect(() => sandbox.message({ contact: 5 })).toThrow('There is no contact 5');
		const nobody = { validateStatus: () => true };
		expect((await axios.post(`${sandbox.url}/sandbox/message`, {}, nobody)).status).toBe(400);
	});

	it('are closed once, with an empty answer', async () => {
		const { api, sandbox } = await open({ contacts: 1 });
		const id = sandbox.message({ contact: sandbox.records('contacts')[0]?.id ?? 0 });
		const close = async (body?: object) => await api.post(`${TALKS}/${id}/close`, body);
		expect((await close({ force: true })).status).toBe(400);
		expect((await close({ force_close: 1 })).status).toBe(400);
		expect(await close({ force_close: true })).toMatchObject({ status: 202, data: '' });
		expect((await close()).status).toBe(422);
		expect((await api.post(`${TALKS}/1/close`)).status).toBe(404);
		const unclosed = await api.get(TALKS, { params: { 'filter[only_in_work]': 1 } });
		expect(unclosed.status).toBe(204);
		const { data } = await api.get('/api/v4/events', { params: { 'filter[entity]': 'contact' } });
		expect(data._embedded.events.map(({ type }: { type: string }) => type)).toEqual([
			'talk_closed',
			'incoming_chat_message',
			'talk_created',
			'contact_added',
		]);
	});
});
