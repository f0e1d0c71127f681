import { randomUUID } from 'node:crypto';

import { sleep, type IDataObject } from 'n8n-workflow';

import type { Connection } from '../../../nodes/Amocrm/transport/http/connection';
import type { Answer, ApiRequest } from '../../../nodes/Amocrm/transport/types';

/** What happens to one write. `late` is written this many milliseconds after the answer. */
export interface Mishap {
	writes: 'all' | 'half' | 'none' | { lateMs: number };
	answer: 'normal' | 'dropRow' | 'html200' | 'lost' | 500 | 502 | 503 | 504 | 400 | 401 | 'block';
}

export interface FakeOptions {
	/** Mishaps of writes in order; later writes succeed. */
	mishaps?: Mishap[];
	/** Answers of reads in order; later reads succeed. */
	readFailures?: Answer[];
	/** Latency of the nth request, milliseconds. */
	latency?: (n: number) => number;
	/** Records that lists do not show yet. */
	hidden?: (record: IDataObject) => boolean;
	accountForbidden?: boolean;
	/** Answers have no date. */
	clockUnknown?: boolean;
	/** Period without connection, in milliseconds since the start. */
	offline?: [from: number, to: number];
	/** Which rows are refused, by name or with the whole batch. */
	refuses?: (row: IDataObject) => 'named' | 'unnamed' | undefined;
}

export interface FakeService {
	connection: Connection;
	records: IDataObject[];
	requests: ApiRequest[];
	messages: string[];
	/** Someone else writes. */
	create(row: IDataObject, author?: number): IDataObject;
	cancel(): void;
	/** Refuses everything from now on, as after too many requests. */
	blockNow(): void;
}

export const OWN_USER = 7;

/** An in-memory service with the behavior that matters for writing and recovering rows. Runs on fake timers. */
export function fakeService(options: FakeOptions = {}): FakeService {
	const { mishaps = [], readFailures = [], latency = () => 100, offline } = options;
	const startedAt = Date.now();
	const records: IDataObject[] = [];
	const requests: ApiRequest[] = [];
	const messages: string[] = [];
	let nextId = 1000;
	let cancelled = false;
	let block: Answer | undefined;

	const create = (row: IDataObject, author = OWN_USER): IDataObject => {
		nextId += 1 + (nextId % 3);
		const now = Math.floor(Date.now() / 1000);
		const content = Object.fromEntries(
			Object.entries(row).filter(([name]) => name !== 'request_id'),
		);
		const record = {
			name: '',
			responsible_user_id: author,
			created_by: author,
			created_at: now,
			updated_at: now,
			...content,
			id: nextId,
		};
		records.push(record);
		return record;
	};

	const written = (rows: IDataObject[]) => ({
		_embedded: {
			companies: rows.map((row) => ({ id: create(row).id, request_id: row.request_id })).reverse(),
		},
	});

	const refusal = (rows: IDataObject[]): Answer | undefined => {
		const verdicts = rows.map((row) => options.refuses?.(row));
		if (verdicts.includes('unnamed'))
			return { kind: 'refused', status: 400, body: { status: 400 } };
		const named = rows.filter((_row, i) => verdicts[i] === 'named');
		if (named.length === 0) return undefined;
		const errors = named.map(({ request_id }) => ({
			request_id,
			errors: [{ code: 'InvalidType', path: 'name', detail: '' }],
		}));
		return { kind: 'refused', status: 400, body: { status: 400, 'validation-errors': errors } };
	};

	const execute = (rows: IDataObject[], { writes, answer }: Mishap): Answer => {
		if (answer === 400 || answer === 401)
			return { kind: 'refused', status: answer, body: { status: answer } };
		if (answer === 'block') return (block = { kind: 'refused', status: 403, body: '<html>' });
		const refused = refusal(rows);
		if (refused) return refused;
		if (typeof writes === 'object') void sleep(writes.lateMs).then(() => written(rows));
		const body = written(
			writes === 'all' ? rows : writes === 'half' ? rows.slice(0, Math.floor(rows.length / 2)) : [],
		);
		if (answer === 'normal') return { kind: 'ok', status: 200, body };
		if (answer === 'dropRow') {
			body._embedded.companies.shift();
			return { kind: 'ok', status: 200, body };
		}
		if (answer === 'html200')
			return { kind: 'unknown', status: 200, detail: 'the answer was not JSON' };
		if (answer === 'lost') return { kind: 'unknown', detail: 'ECONNRESET' };
		return { kind: 'unknown', status: answer, detail: '' };
	};

	const page = ({ qs }: ApiRequest): Answer => {
		const [limit, number] = [Number(qs?.limit), Number(qs?.page)];
		const shown = records.filter((record) => !options.hidden?.(record));
		const newestFirst = shown.sort((a, b) => Number(b.id) - Number(a.id));
		const companies = newestFirst.slice((number - 1) * limit, number * limit);
		if (companies.length === 0) return { kind: 'ok', status: 204, body: undefined };
		return { kind: 'ok', status: 200, body: { _links: { next: {} }, _embedded: { companies } } };
	};

	const readAnswer = (request: ApiRequest): Answer => {
		const failure = readFailures.shift();
		if (failure) return failure;
		if (request.path === '/api/v4/account' && options.accountForbidden)
			return { kind: 'refused', status: 403, body: { status: 403 } };
		if (request.path === '/api/v4/account')
			return { kind: 'ok', status: 200, body: { current_user_id: OWN_USER } };
		const [, id] = /\/(\d+)$/.exec(request.path) ?? [];
		if (id === undefined) return page(request);
		return { kind: 'ok', status: 200, body: records.find((record) => record.id === Number(id)) };
	};

	const isOffline = () => {
		const now = Date.now() - startedAt;
		return offline !== undefined && now >= offline[0] && now < offline[1];
	};

	const send = async (request: ApiRequest): Promise<Answer> => {
		if (block) return block;
		if (isOffline()) return { kind: 'notSent', reason: 'connection', detail: 'ENOTFOUND' };
		const wait = latency(requests.push(request));
		await sleep(wait / 2);
		const { method, body } = request;
		const answer =
			method !== 'GET' && Array.isArray(body)
				? execute(body, mishaps.shift() ?? { writes: 'all', answer: 'normal' })
				: readAnswer(request);
		await sleep(wait / 2);
		return answer;
	};

	const connection: Connection = {
		// A separate account, since knowledge is shared by all connections of an account.
		account: `https://demo-${randomUUID()}.amocrm.ru`,
		credentialName: 'amoCRM account',
		authentication: 'longLivedToken',
		cacheKey: `fake ${Math.random()}`,
		permit: async () => {
			await sleep(20);
			return cancelled ? undefined : { answered: () => {} };
		},
		send,
		cancelled: () => cancelled,
		pause: sleep,
		close: () => {},
		closedBy: () => block,
		serviceNow: () => Date.now(),
		knowsServiceTime: () => !options.clockUnknown,
		log: (message) => void messages.push(message),
	};
	const blockNow = () => (block = { kind: 'refused', status: 403, body: '<html>' });
	return {
		connection,
		records,
		requests,
		messages,
		create,
		cancel: () => (cancelled = true),
		blockNow,
	};
}
