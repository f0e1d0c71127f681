import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';

import { describe as formOf } from '../../../nodes/Amocrm/form/describe';
import { editorMethods } from '../../../nodes/Amocrm/editor/methods';
import * as fields from '../../../nodes/Amocrm/resources/common/fields';
import { resources } from '../../../nodes/Amocrm/resources';
import type { Resource } from '../../../nodes/Amocrm/resources/resource';
import { objectsIn } from '../../../nodes/Amocrm/transport/http/json';
import { run } from '../../../nodes/Amocrm/verbs/run';
import {
	amocrm,
	jsonOf,
	tokenFor,
	withFakeServer,
	withoutRequestId,
	type FakeAnswer,
	type FakeRequest,
	type FakeServer,
} from '../../support/amocrm';
import { runNode } from '../../support/engine';
import { formsOf, saved } from '../../support/forms';

/** Resources that amoCRM does not have, each with something that most of its lists do not do. */
const plain = (name: string, own: Partial<Resource>): Resource => ({
	name,
	singular: 'Thing',
	plural: `${name}s`,
	embedded: `${name}s`,
	endpoints: {},
	fields: [fields.name],
	with: [],
	filters: [],
	operations: ['getAll'],
	...own,
});

/** The list is a bare array, in pages of 100. */
const bare = plain('bare', {
	endpoints: {
		list: { path: '/api/v4/bares', elements: '', pageSize: 100, orders: [] },
		get: { path: '/api/v4/bares/{id}' },
	},
});

/** The next page is asked for by the last ID of the page before. */
const behind = plain('behind', {
	endpoints: {
		list: {
			path: '/api/v4/behinds',
			elements: 'behinds',
			pageSize: 50,
			paging: 'before_id',
			orders: [],
		},
		get: { path: '/api/v4/behinds/{id}' },
	},
});

/** The kind of record that a row belongs to stands in the path. */
const memo = plain('memo', {
	endpoints: {
		list: { path: '/api/v4/{entity_type}/memos', elements: 'memos', pageSize: 250, orders: ['id'] },
		get: { path: '/api/v4/{entity_type}/memos/{id}' },
		create: { method: 'POST', path: '/api/v4/{entity_type}/memos', body: { most: 2 } },
		update: { method: 'PATCH', path: '/api/v4/{entity_type}/memos', body: { most: 2 } },
		delete: { method: 'DELETE', path: '/api/v4/{entity_type}/memos/{id}', body: 'none' },
	},
	fields: [
		{
			name: 'entity_type',
			label: 'Kind',
			type: 'choice',
			required: true,
			choices: [
				{ name: 'Contact', value: 'contacts' },
				{ name: 'Lead', value: 'leads' },
			],
		},
		fields.name,
	],
	operations: ['create', 'delete', 'get', 'getAll', 'update'],
});

/** Its IDs are texts, and it is closed by a method without a body that must not be called twice. */
const chat = plain('chat', {
	idType: 'text',
	endpoints: {
		list: { path: '/api/v4/chats', elements: 'chats', pageSize: 250, orders: [] },
		get: { path: '/api/v4/chats/{id}' },
		delete: { method: 'DELETE', path: '/api/v4/chats/{id}', body: 'none' },
	},
	actions: [
		{
			name: 'close',
			label: 'Close',
			description: 'End the chat',
			endpoint: { method: 'POST', path: '/api/v4/chats/{id}/close', body: 'none' },
			fields: [],
		},
		{
			name: 'accept',
			label: 'Accept',
			description: 'Take the chat',
			endpoint: { method: 'POST', path: '/api/v4/chats/{id}/accept', body: 'one' },
			idempotent: true,
			fields: [{ ...fields.name, name: 'answer', label: 'Answer' }],
			sends: { by: 'node' },
		},
	],
	operations: ['delete', 'get', 'getAll'],
});

/** Each record is made in a request of its own, as an object. */
const single = plain('single', {
	endpoints: {
		list: { path: '/api/v4/singles', elements: 'singles', pageSize: 250, orders: ['id'] },
		get: { path: '/api/v4/singles/{id}' },
		create: { method: 'POST', path: '/api/v4/singles', body: 'one' },
		update: { method: 'PUT', path: '/api/v4/singles/{id}', body: 'one' },
	},
	operations: ['create', 'update'],
});

/** It is on another host of the service. */
const stored = plain('stored', {
	endpoints: {
		list: { path: 'drive:/v1.0/things', elements: 'things', pageSize: 50, orders: [] },
		get: { path: 'drive:/v1.0/things/{id}' },
	},
});

const table = [...resources, bare, behind, memo, chat, single, stored];
const node: INodeType = {
	description: { ...amocrm.description, properties: formOf(table) },
	methods: editorMethods(table),
	async execute(this: IExecuteFunctions) {
		return await run.call(this, table);
	},
};
const form = formsOf(node.description.properties);

async function outputOf(
	server: FakeServer,
	parameters: ReturnType<typeof saved>,
	input: IDataObject[] = [{}],
) {
	const { items, error } = await runNode({
		node,
		parameters,
		credentials: [tokenFor(server)],
		input,
	});
	expect(error).toBeUndefined();
	return jsonOf(items);
}

const all = (resource: string) =>
	saved({ resource, operation: 'getAll', returnAll: true, simplify: false });

const things = Array.from({ length: 230 }, (_, i) => ({ id: 230 - i, name: `Thing ${230 - i}` }));

/** A service with memos of contacts and leads. */
function memos(stored: Record<string, IDataObject[]>) {
	const bodies: unknown[] = [];
	const answer = ({ method, path, body }: FakeRequest): FakeAnswer => {
		const [, kind = '', id] = /^\/api\/v4\/(contacts|leads)\/memos(?:\/(\d+))?/.exec(path) ?? [];
		const list = stored[kind];
		if (!list) return { body: { id: 1, current_user_id: 7, timezone: 'UTC' } };
		const found = list.find((memo) => memo.id === Number(id));
		if (method === 'DELETE' && found) {
			list.splice(list.indexOf(found), 1);
			return { status: 204 };
		}
		if (id !== undefined) return found ? { body: found } : { status: 404, body: { status: 404 } };
		if (method === 'GET') return { body: { _embedded: { memos: [...list].reverse() } } };
		const rows = objectsIn(body);
		bodies.push(...rows.map(withoutRequestId));
		const written = rows.map((row, i) => ({ id: list.length + i + 1, ...row }));
		for (const memo of written) {
			const before = list.find((known) => known.id === memo.id);
			if (before) Object.assign(before, memo);
			else list.push(memo);
		}
		return { body: { _embedded: { memos: written } } };
	};
	return { answer, bodies };
}

describe('A resource of an irregular kind is a literal in the table', () => {
	it('with a bare array, in pages of 100', async () => {
		const limits = new Set<number>();
		const answer = ({ query }: FakeRequest) => {
			const [page, limit] = [Number(query.get('page')), Number(query.get('limit'))];
			limits.add(limit);
			const body = things.slice((page - 1) * limit, page * limit);
			return body.length > 0 ? { body } : { status: 204 };
		};
		await withFakeServer(answer, async (server) => {
			const found = await outputOf(server, all('bare'));
			expect(found.map(({ id }) => id)).toEqual(things.map(({ id }) => id));
			expect([...limits]).toEqual([100]);
		});
	});

	it('with pages by the last ID', async () => {
		const numbers = new Set<string | null>();
		const answer = ({ path, query }: FakeRequest) => {
			numbers.add(query.get('page'));
			const before = Number(query.get('before_id') ?? 1_000);
			const body = things.filter(({ id }) => id < before).slice(0, Number(query.get('limit')));
			const _links = { next: { href: path } };
			return body.length > 0 ? { body: { _links, _embedded: { behinds: body } } } : { status: 204 };
		};
		await withFakeServer(answer, async (server) => {
			const found = await outputOf(server, all('behind'));
			expect(found.map(({ id }) => id)).toEqual(things.map(({ id }) => id));
			expect([...numbers]).toEqual([null]);
		});
	});

	it('with a parent in the path, which each row chooses, and few rows in a request', async () => {
		const { answer, bodies } = memos({ contacts: [], leads: [] });
		await withFakeServer(answer, async (server) => {
			const input = ['leads', 'contacts', 'leads', 'leads'].map((kind, n) => ({ kind, n }));
			const parameters = form({ resource: 'memo', collection: 'memos' }, 'create', {
				entity_type: '={{ $json.kind }}',
				name: '=Memo {{ $json.n }}',
			});
			const made = await outputOf(server, parameters, input);
			expect(made.map(({ name }) => name)).toEqual(['Memo 0', 'Memo 1', 'Memo 2', 'Memo 3']);
			expect(server.seen.filter((request) => request.startsWith('POST'))).toEqual([
				'POST /api/v4/leads/memos',
				'POST /api/v4/leads/memos',
				'POST /api/v4/contacts/memos',
			]);
			expect(bodies).toEqual([0, 2, 3, 1].map((n) => ({ name: `Memo ${n}` })));
		});
	});

	it('with a parent in the path, which reading, changing and deleting ask for', async () => {
		const memo = (id: number, name: string) => ({ id, name });
		const stored = { contacts: [memo(1, 'C')], leads: [memo(1, 'L'), memo(2, 'M')] };
		const { answer, bodies } = memos(stored);
		const about = (operation: string, id: number) =>
			saved({
				resource: 'memo',
				operation,
				entity_type: '={{ $json.kind }}',
				recordId: { mode: 'id', value: String(id) },
				simplify: false,
			});
		const both = [{ kind: 'contacts' }, { kind: 'Lead' }];
		await withFakeServer(answer, async (server) => {
			const listed = saved({
				resource: 'memo',
				operation: 'getAll',
				returnAll: true,
				simplify: false,
				entity_type: '={{ $json.kind }}',
			});
			const names = async () => (await outputOf(server, listed, both)).map(({ name }) => name);
			expect((await names()).sort()).toEqual(['C', 'L', 'M']);
			const read = await outputOf(server, about('get', 1), both);
			expect(read.map(({ name }) => name)).toEqual(['C', 'L']);
			const changing = form({ resource: 'memo', collection: 'memos' }, 'update', {
				id: { __rl: true, mode: 'id', value: '1' },
				entity_type: '={{ $json.kind }}',
				name: 'New',
			});
			await outputOf(server, changing, both);
			expect(bodies).toEqual([
				{ id: 1, name: 'New' },
				{ id: 1, name: 'New' },
			]);
			expect(await outputOf(server, about('delete', 1), both)).toEqual([
				{ id: 1, deleted: true },
				{ id: 1, deleted: true },
			]);
			expect(stored).toEqual({ contacts: [], leads: [memo(2, 'M')] });
		});
	});

	it('with texts for IDs, and actions without a body', async () => {
		const chats = new Map([
			['a/1', { id: 'a/1', open: true }],
			['b', { id: 'b', open: true }],
		]);
		const bodies: unknown[] = [];
		const answer = ({ method, path, body }: FakeRequest): FakeAnswer => {
			const [, id, action] = /^\/api\/v4\/chats(?:\/([^/]+))?(?:\/(\w+))?$/.exec(path) ?? [];
			if (!path.startsWith('/api/v4/chats')) return { body: { id: 1, timezone: 'UTC' } };
			if (id === undefined) return { body: { _embedded: { chats: [...chats.values()] } } };
			const chat = chats.get(decodeURIComponent(id));
			if (!chat) return { status: 404, body: { status: 404 } };
			if (method === 'DELETE') chats.delete(chat.id);
			if (method === 'DELETE') return { status: 204 };
			if (action === undefined) return { body: chat };
			bodies.push(body);
			chat.open = false;
			return action === 'close' ? { status: 202 } : { body: { ...chat, taken: true } };
		};
		const about = (operation: string, more = {}) =>
			saved({
				resource: 'chat',
				operation,
				recordId: { mode: 'id', value: '={{ $json.id }}' },
				simplify: false,
				...more,
			});
		const ids = [{ id: 'a/1' }, { id: 'b' }];
		await withFakeServer(answer, async (server) => {
			expect(await outputOf(server, all('chat'))).toEqual([...chats.values()]);
			expect(await outputOf(server, about('get'), ids)).toEqual([...chats.values()]);
			expect(await outputOf(server, about('close'), ids)).toEqual([
				{ id: 'a/1', success: true },
				{ id: 'b', success: true },
			]);
			expect(bodies).toEqual([undefined, undefined]);
			expect(await outputOf(server, about('accept', { answer: 'Hi' }), [{ id: 'b' }])).toEqual([
				{ id: 'b', open: false, taken: true },
			]);
			expect(bodies.at(-1)).toEqual({ by: 'node', answer: 'Hi' });
			expect(await outputOf(server, about('delete'), [{ id: 'b' }])).toEqual([
				{ id: 'b', deleted: true },
			]);
			expect([...chats.keys()]).toEqual(['a/1']);
		});
	});

	it('with an action that is not sent again after a lost answer', async () => {
		let closed = 0;
		const answer = ({ method }: FakeRequest): FakeAnswer => {
			if (method === 'GET') return { body: { id: 1, timezone: 'UTC' } };
			closed += 1;
			return closed === 1 ? { status: 504 } : { status: 202 };
		};
		await withFakeServer(answer, async (server) => {
			const { items } = await runNode({
				node,
				parameters: saved({
					resource: 'chat',
					operation: 'close',
					recordId: { mode: 'id', value: '={{ $json.id }}' },
				}),
				credentials: [tokenFor(server)],
				input: [{ id: 'a' }, { id: 'b' }],
				onError: 'continueRegularOutput',
			});
			expect(jsonOf(items)).toEqual([
				expect.objectContaining({
					error: 'This action may have been carried out [item 0]',
				}),
				{ id: 'b', success: true },
			]);
			expect(closed).toBe(2);
		});
	});

	it('with a request of its own for each record', async () => {
		const singles: IDataObject[] = [];
		const answer = ({ method, path, body }: FakeRequest): FakeAnswer => {
			const [, id] = /^\/api\/v4\/singles(?:\/(\d+))?$/.exec(path) ?? [];
			if (!path.startsWith('/api/v4/singles')) return { body: { id: 1, timezone: 'UTC' } };
			const [row = {}] = objectsIn([body]);
			const known = singles.find((one) => one.id === Number(id));
			if (method === 'GET')
				return { body: known ?? { _embedded: { singles: [...singles].reverse() } } };
			const written = known ?? { id: singles.length + 1 };
			if (!known) singles.push(written);
			return { body: Object.assign(written, row) };
		};
		await withFakeServer(answer, async (server) => {
			const collection = { resource: 'single', collection: 'singles' };
			const input = [{ name: 'A' }, { name: 'B' }];
			const made = await outputOf(
				server,
				form(collection, 'create', { name: '={{ $json.name }}' }),
				input,
			);
			expect(made.map(({ id, name }) => [id, name])).toEqual([
				[1, 'A'],
				[2, 'B'],
			]);
			const changed = await outputOf(
				server,
				form(collection, 'update', {
					id: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
					name: 'C',
				}),
				[{ id: 2 }],
			);
			expect(changed).toMatchObject([{ id: 2, name: 'C' }]);
			expect(server.seen.filter((request) => !request.startsWith('GET'))).toEqual([
				'POST /api/v4/singles',
				'POST /api/v4/singles',
				'PUT /api/v4/singles/2',
			]);
		});
	});

	it('on another host, whose address the account tells', async () => {
		let address = '';
		const answer = ({ path, query }: FakeRequest): FakeAnswer => {
			if (query.get('with') === 'drive_url') return { body: { id: 1, drive_url: address } };
			return path === '/storage/v1.0/things'
				? { body: { _embedded: { things: [{ id: 5 }] } } }
				: { status: 404, body: { status: 404 } };
		};
		await withFakeServer(answer, async (server) => {
			address = `${server.url}/storage/`;
			expect(await outputOf(server, all('stored'))).toEqual([{ id: 5 }]);
			expect(server.seen).toEqual(['GET /api/v4/account', 'GET /storage/v1.0/things']);
		});
	});

	it('on another host, to which no token goes unless it is one of the service', async () => {
		const elsewhere = 'https://drive.example.com';
		await withFakeServer(
			() => ({ body: { id: 1, drive_url: elsewhere } }),
			async (server) => {
				const { error } = await runNode({
					node,
					parameters: all('stored'),
					credentials: [tokenFor(server)],
					input: [{}],
				});
				expect(String(error?.message)).toContain("no usable address of amoCRM's file storage");
				expect(server.seen.every((request) => request === 'GET /api/v4/account')).toBe(true);
			},
		);
	});
});
