import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';

import { describe as formOf } from '../../nodes/Amocrm/form';
import { editorMethods } from '../../nodes/Amocrm/editor/methods';
import * as fields from '../../nodes/Amocrm/resources/common/fields';
import { resources } from '../../nodes/Amocrm/resources';
import type { Resource } from '../../nodes/Amocrm/resources/resource';
import { objectsIn } from '../../nodes/Amocrm/transport/http/json';
import { run } from '../../nodes/Amocrm/verbs/run';
import {
	amocrm,
	jsonOf,
	tokenFor,
	withFakeServer,
	withoutRequestId,
	type FakeRequest,
	type FakeServer,
} from '../support/amocrm';
import { runNode } from '../support/engine';
import { formsOf, saved } from '../support/forms';

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
	operations: ['create'],
});

const table = [...resources, bare, behind, memo];
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
		const stored: Record<string, IDataObject[]> = { contacts: [], leads: [] };
		const bodies: unknown[] = [];
		const answer = ({ method, path, body }: FakeRequest) => {
			const [, kind = '', id] = /^\/api\/v4\/(contacts|leads)\/memos(?:\/(\d+))?/.exec(path) ?? [];
			const list = stored[kind];
			if (!list) return { body: { id: 1, current_user_id: 7, timezone: 'UTC' } };
			if (method === 'GET' && id !== undefined)
				return { body: list.find((memo) => memo.id === Number(id)) ?? {} };
			if (method === 'GET') return { body: { _embedded: { memos: [...list].reverse() } } };
			bodies.push(...objectsIn(body).map(withoutRequestId));
			const made = objectsIn(body).map((row, i) => ({ ...row, id: list.length + i + 1 }));
			list.push(...made);
			return { body: { _embedded: { memos: made } } };
		};
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
});
