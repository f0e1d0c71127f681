import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../../../../nodes/Amocrm/transport/http/connection';
import {
	pagesOf,
	readAll,
	readPage,
	readRecord,
	UnreadableError,
} from '../../../../nodes/Amocrm/transport/read/pages';
import type { Answer } from '../../../../nodes/Amocrm/transport/types';
import { fakeService } from '../fakeService';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const PATH = '/api/v4/tasks';

const ok = (body: unknown, status = 200): Answer => ({ kind: 'ok', status, body });
const NOTHING = ok(undefined, 204);

const records = (from: number, count: number) =>
	Array.from({ length: count }, (_, i) => ({ id: from + i }));

const page = (tasks: unknown, next = true, counts: IDataObject = {}) =>
	ok({ ...counts, _links: next ? { next: { href: 'x' } } : {}, _embedded: { tasks } });

/** A connection that gives these answers in order, then repeats the last one. */
function answering(...answers: Answer[]) {
	const asked: unknown[] = [];
	const connection: Connection = {
		...fakeService().connection,
		send: async ({ qs }) => {
			asked.push(qs?.page);
			return await Promise.resolve(answers[Math.min(asked.length, answers.length) - 1] ?? NOTHING);
		},
	};
	return { connection, asked };
}

async function done<T>(doing: Promise<T>): Promise<T> {
	// Early failures are checked below.
	doing.catch(() => {});
	await jest.runAllTimersAsync();
	return await doing;
}

describe('Only 204, and the expected key with nothing in it, is an empty list', () => {
	it.each([
		['204', NOTHING],
		['an empty array', page([], false)],
	])('%s', async (_title, answer) => {
		const { connection, asked } = answering(answer);
		expect(await done(readAll(connection, { path: PATH, name: 'tasks' }))).toEqual([]);
		expect(asked).toHaveLength(1);
	});

	it.each([
		['200 without a body', ok(undefined)],
		['202 without a body', ok(undefined, 202)],
		['an empty object', ok({})],
		['an array', ok([])],
		['an error document', ok({ title: 'Error', status: 500, detail: 'internal error' })],
		['another list', ok({ _embedded: { leads: [] } })],
		['an object in place of the list', page({ 0: { id: 1 } })],
		['null in place of a record', page([{ id: 1 }, null])],
	])('not %s', async (_title, answer) => {
		const { connection, asked } = answering(answer);
		await expect(done(readAll(connection, { path: PATH, name: 'tasks' }))).rejects.toThrow(
			UnreadableError,
		);
		expect(asked).toHaveLength(5);
		const once = answering(answer, page([{ id: 7 }], false));
		expect(await done(readAll(once.connection, { path: PATH, name: 'tasks' }))).toEqual([
			{ id: 7 },
		]);
	});
});

describe('The end of a list', () => {
	it.each([
		['a short page without a next one', [page(records(1, 3), false)], 1],
		['a page of a few elements, whatever it says', [page(records(1, 49))], 1],
		['a full page without a next one', [page(records(1, 250), false)], 1],
		['the last counted page', [page(records(1, 100), true, { _page: 1, _page_count: 1 })], 1],
		['nothing, after a page that names a next one', [page(records(1, 250)), NOTHING], 2],
		['nothing, after a shorter page', [page(records(1, 100)), page(records(101, 100)), NOTHING], 3],
		[
			'counted, whatever the length of a page',
			[
				page(records(1, 3), true, { _page: 1, _page_count: 2 }),
				page(records(4, 3), true, { _page: 2, _page_count: 2 }),
			],
			2,
		],
	])('is %s', async (_title, answers, requests) => {
		const { connection, asked } = answering(...answers);
		const all = await done(readAll(connection, { path: PATH, name: 'tasks' }));
		expect(asked).toHaveLength(requests);
		expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
	});

	it('is asked for where all is wanted, after a short page too', async () => {
		const { connection, asked } = answering(page(records(1, 3)), page(records(4, 1)), NOTHING);
		const ids: unknown[] = [];
		const reading = async () => {
			for await (const { elements } of pagesOf(connection, { path: PATH, name: 'tasks' }, {}, true))
				ids.push(...elements.map(({ id }) => id));
		};
		await done(reading());
		expect(ids).toEqual([1, 2, 3, 4]);
		expect(asked).toEqual([1, 2, 3]);
	});

	it('is an error where the same page comes again and again', async () => {
		const { connection, asked } = answering(page(records(1, 250)));
		await expect(done(readAll(connection, { path: PATH, name: 'tasks' }))).rejects.toThrow(
			UnreadableError,
		);
		expect(asked).toEqual([1, 2]);
	});
});

it('A record that two pages bring comes out once; links, which have no id, all do', async () => {
	const { connection } = answering(page(records(1, 250)), page(records(250, 20), false));
	expect(await done(readAll(connection, { path: PATH, name: 'tasks' }))).toEqual(records(1, 269));
	const links = Array.from({ length: 60 }, (_, i) => ({ entity_id: 1, to_entity_id: i % 2 }));
	const linked = answering(page(links, false));
	expect(await done(readAll(linked.connection, { path: PATH, name: 'tasks' }))).toEqual(links);
});

describe('One record', () => {
	it.each([
		['204', NOTHING],
		['404', { kind: 'refused', status: 404, body: '' } as const],
	])('that does not exist is none: %s', async (_title, answer) => {
		expect(await done(readRecord(answering(answer).connection, PATH, 5))).toBeUndefined();
	});

	it.each([
		['nothing', ok(undefined)],
		['another one', ok({ id: 6 })],
		['an error document', ok({ title: 'Error', status: 500 })],
		['a list', ok([{ id: 5 }])],
	])('is not %s', async (_title, answer) => {
		await expect(done(readRecord(answering(answer).connection, PATH, 5))).rejects.toThrow();
	});

	it('is the one that was asked for', async () => {
		const { connection } = answering(ok({ id: 5, name: 'Call' }));
		expect(await done(readRecord(connection, PATH, 5))).toEqual({ id: 5, name: 'Call' });
		expect(
			await done(readPage(answering(NOTHING).connection, { path: PATH, name: 'tasks' }, {})),
		).toMatchObject({
			last: true,
		});
	});
});
