import axios from 'axios';
import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';
import {
	amocrm,
	byId,
	errorOf,
	fromList,
	jsonOf,
	runAmocrm,
	tokenFor,
	withFakeServer,
	withSandbox,
	type FakeRequest,
	type FakeServer,
	type Json,
} from '../../support/amocrm';
import { editorMethod } from '../../support/engine';

const RECORDS = { contacts: 3, leads: 1, requestsPerSecond: 0 };

interface Talks {
	talks: number[];
	contacts: number[];
	lead: number;
}

/** Each contact has written; the first one about the lead. */
function written(sandbox: Sandbox): Talks {
	const contacts = sandbox.records('contacts').map(({ id }) => id);
	const lead = sandbox.records('leads')[0]?.id ?? 0;
	const talks = contacts.map((contact, i) =>
		sandbox.message(i === 0 ? { contact, lead } : { contact }),
	);
	return { talks, contacts, lead };
}

async function out(sandbox: Sandbox | FakeServer, parameters: Json, input: IDataObject[] = [{}]) {
	const run = await runAmocrm(sandbox, { parameters: { resource: 'talk', ...parameters }, input });
	expect(run.error).toBeUndefined();
	return jsonOf(run.items);
}

const many = (filters: Json = {}): Json => ({
	operation: 'getAll',
	returnAll: true,
	simplify: true,
	filters,
});

const close = (more: Json = {}): Json => ({
	operation: 'close',
	recordId: byId('={{ $json.talk_id }}'),
	...more,
});

describe('Talks', () => {
	it('are read one by one and together, with the ID that amoCRM gives them', async () => {
		await withSandbox(RECORDS, async (sandbox) => {
			const { talks, contacts, lead } = written(sandbox);
			const all = await out(sandbox, many());
			expect(all.map(({ talk_id: id }) => id)).toEqual(talks);
			expect(all[0]).toMatchObject({
				contact_id: contacts[0],
				entity_id: lead,
				entity_type: 'lead',
				is_in_work: true,
				contact_ids: [contacts[0]],
				created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
			});
			expect(all[0]).not.toHaveProperty('id');
			const get = { operation: 'get', recordId: byId(talks[1] ?? 0), simplify: true };
			expect(await out(sandbox, get)).toEqual([all[1]]);
			const none = await runAmocrm(sandbox, {
				parameters: { resource: 'talk', operation: 'get', recordId: byId(5) },
			});
			expect(errorOf(none).message).toContain('There is no talk with the ID 5');
		});
	});

	it('come out once each, though one moves to the next page meanwhile', async () => {
		const talks = Array.from({ length: 300 }, (_, n) => ({ talk_id: n + 1 }));
		const answer = ({ query }: FakeRequest) => {
			const page = Number(query.get('page'));
			// A new talk came first after the first page was read.
			const elements = page === 1 ? talks.slice(0, 250) : page === 2 ? talks.slice(249) : [];
			if (elements.length === 0) return { status: 204 };
			const _links = { next: { href: '' } };
			return {
				headers: { 'content-type': 'application/hal+json' },
				body: JSON.stringify({ _links, _embedded: { talks: elements } }),
			};
		};
		await withFakeServer(answer, async (server) => {
			const all = await out(server, { ...many(), simplify: false });
			expect(all).toEqual(talks);
		});
	});

	it('are filtered', async () => {
		await withSandbox(RECORDS, async (sandbox) => {
			const { talks, contacts, lead } = written(sandbox);
			const [first, second, third] = talks;
			const found = async (filters: Json) =>
				(await out(sandbox, many(filters))).map(({ talk_id: id }) => id);
			expect(await found({ talk_id: `${second}, ${third}` })).toEqual([second, third]);
			expect(await found({ contact_id: contacts[1] })).toEqual([second]);
			expect(await found({ entity_type: ['Lead'], entity_id: lead })).toEqual([first]);
			expect(await found({ entity_type: ['customer'] })).toEqual([]);
			await out(sandbox, close(), [{ talk_id: first }]);
			expect(await found({ only_in_work: 'yes' })).toEqual([second, third]);
			expect(await found({ only_in_work: 'no' })).toEqual(talks);
		});
	});

	it('are closed, each once, with a rating or without', async () => {
		await withSandbox(RECORDS, async (sandbox) => {
			const { talks } = written(sandbox);
			const [first, ...others] = talks.map((id) => ({ talk_id: id }));
			expect(await out(sandbox, close(), others)).toEqual(
				others.map((talk) => ({ ...talk, success: true })),
			);
			const forced = close({ options: { force_close: 'yes' } });
			expect(await out(sandbox, forced, [{ ...first }])).toEqual([{ ...first, success: true }]);
			const bodies = sandbox.log().flatMap(({ method, body }) => (method === 'POST' ? [body] : []));
			expect(bodies).toHaveLength(3);
			// What is not asked for is not sent.
			expect(bodies.filter((body) => body !== undefined)).toEqual([{ force_close: true }]);
			const again = await runAmocrm(sandbox, {
				parameters: { resource: 'talk', ...close() },
				input: [{ talk_id: talks[0] }],
			});
			expect(errorOf(again)).toMatchObject({
				message: 'This talk is already closed, or is being closed [item 0]',
				description: expect.stringContaining('nothing to do'),
			});
		});
	});

	it.each(['before', 'after'] as const)(
		'are closed where the answer is lost %s it was done',
		async (when) => {
			await withSandbox(RECORDS, async (sandbox) => {
				const { talks } = written(sandbox);
				sandbox.addFault({ method: 'POST', path: 'close', when, answer: 'status', status: 500 });
				const input = [{ talk_id: talks[0] }];
				expect(await out(sandbox, close(), input)).toEqual([{ talk_id: talks[0], success: true }]);
				const { data } = await axios.get(`${sandbox.url}/api/v4/talks/${talks[0]}`, {
					headers: { authorization: `Bearer ${sandbox.token}` },
				});
				expect(data.is_in_work).toBe(false);
			});
		},
	);

	it('are offered in the editor, and their messages found as events of the contact', async () => {
		await withSandbox(RECORDS, async (sandbox) => {
			const { talks, contacts, lead } = written(sandbox);
			const { results } = await editorMethod('listSearch', {
				node: amocrm,
				credentials: [tokenFor(sandbox)],
				parameters: { resource: 'talk', operation: 'get' },
				method: 'searchTalks',
			});
			expect(results).toEqual(talks.map((id) => ({ name: `telegram (${id})`, value: id })));
			const chosen = { operation: 'get', recordId: fromList(talks[2] ?? 0) };
			expect(await out(sandbox, chosen)).toMatchObject([{ talk_id: talks[2] }]);
			const run = await runAmocrm(sandbox, {
				parameters: {
					resource: 'event',
					operation: 'getAll',
					filters: { entity: ['contact'], entity_id: contacts[0], type: ['Incoming message'] },
				},
			});
			expect(jsonOf(run.items)).toMatchObject([
				{ type: 'incoming_chat_message', entity_type: 'lead', entity_id: lead },
			]);
		});
	});
});
