import { sleep } from 'n8n-workflow';

import {
	accountGet,
	companyJson,
	jsonOf,
	runAmocrm,
	storedNames,
	tokenFor,
	withSandbox,
} from '../../../support/amocrm';
import { withGarbler, type Garbling } from '../../../support/garbling';

/** Time limits of the node, of which there are 100 s for a request and 30 s after Stop, go by this much faster. */
const FASTER = 40;

const realTimeout = AbortSignal.timeout.bind(AbortSignal);

beforeAll(() => {
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => realTimeout(ms / FASTER));
});

afterAll(() => jest.restoreAllMocks());

const OK = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';

/** Keeps writing this, for as long as anybody listens. */
const dripping =
	(head: string, drop: string): Garbling =>
	(socket) => {
		const drip = async () => {
			for (socket.write(head); !socket.destroyed; socket.write(drop)) await sleep(50);
		};
		void drip();
	};

const saying =
	(head: string): Garbling =>
	(socket) =>
		void socket.write(head);

const ENDLESS: Array<[title: string, garbling: Garbling]> = [
	['a body that drips', dripping(`${OK}content-length: 100000\r\n\r\n{`, ' ')],
	['chunks that drip', dripping(`${OK}transfer-encoding: chunked\r\n\r\n`, '1\r\n \r\n')],
	['headers that drip', dripping('HTTP/1.1 200 OK\r\n', 'x: y\r\n')],
	['one interim answer after the other', dripping('', 'HTTP/1.1 102 Processing\r\n\r\n')],
	[
		'an upgrade',
		saying('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
	],
	['half a body', saying(`${OK}content-length: 100\r\n\r\n{`)],
	['nothing at all', saying('')],
];

async function until(holds: () => boolean): Promise<void> {
	while (!holds()) await sleep(5);
}

const isWrite = (request: string) => request.startsWith('POST');

describe.each(ENDLESS)('A request ends that is answered with %s', (_title, garbling) => {
	it('when its time is up, and its rows are found', async () => {
		await withSandbox({ requestsPerSecond: 0 }, async (sandbox) => {
			const first = (request: string, nth: number) =>
				isWrite(request) && nth === 1 ? garbling : undefined;
			await withGarbler(sandbox, first, async ({ url }) => {
				const { items, error } = await runAmocrm(sandbox, {
					credentials: [tokenFor({ url, token: sandbox.token })],
					parameters: companyJson('[{"name":"North"},{"name":"South"}]'),
				});
				expect(error).toBeUndefined();
				expect(jsonOf(items).map(({ name }) => name)).toEqual(['North', 'South']);
				expect(storedNames(sandbox)).toEqual(['North', 'South']);
			});
		});
	});

	it('when the execution is stopped, and nothing is tried again', async () => {
		await withSandbox({ requestsPerSecond: 0 }, async (sandbox) => {
			await withGarbler(
				sandbox,
				() => garbling,
				async (garbler) => {
					for (const parameters of [accountGet(), companyJson('[{"name":"North"}]')]) {
						const stop = new AbortController();
						const before = garbler.seen.length;
						const running = runAmocrm(sandbox, {
							credentials: [tokenFor({ url: garbler.url, token: sandbox.token })],
							parameters,
							signal: stop.signal,
						});
						await until(() => garbler.seen.length > before);
						stop.abort();
						await until(() => garbler.open() === 0);
						await running;
					}
					expect(garbler.seen).toEqual(['GET /api/v4/account', 'POST /api/v4/companies']);
				},
			);
		});
	});
});
