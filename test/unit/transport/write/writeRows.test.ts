import fc from 'fast-check';
import { sleep, type IDataObject } from 'n8n-workflow';

import {
	automaticSize,
	fixedSize,
	type BatchSize,
} from '../../../../nodes/Amocrm/transport/write/batchSize';
import type { Outcome } from '../../../../nodes/Amocrm/transport/types';
import { writeRows } from '../../../../nodes/Amocrm/transport/write/writeRows';
import { company } from '../../../../nodes/Amocrm/resources/company';
import { writeOf } from '../../../../nodes/Amocrm/resources/common/lists';
import { createTarget, updateTarget } from '../../../../nodes/Amocrm/transport/write/targets';
import { inexactnesses, type Ending } from '../../../engine/transport/faults/exactness';
import {
	fakeService,
	OWN_USER,
	type FakeOptions,
	type FakeService,
	type Mishap,
} from '../fakeService';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const target = createTarget(writeOf(company, 'create'), {
	path: '/api/v4/companies',
	name: 'companies',
});

/** 12 names for all rows; every fifth row repeats another, and some have only a name. */
function someRows(count: number): IDataObject[] {
	return Array.from({ length: count }, (_, i) => {
		const name = `Company ${i % 12}`;
		if (i % 5 === 0) return { name };
		const values = [{ value: `+7 916 ${1000 + i}` }];
		return { name, custom_fields_values: [{ field_id: 1, values }] };
	});
}

const contentOf = ({ name, custom_fields_values: fields }: IDataObject) =>
	JSON.stringify([name, fields ?? null]);

interface Options extends FakeOptions {
	count?: number;
	size?: BatchSize;
	stopAtFirst?: boolean;
	meanwhile?: (service: FakeService) => Promise<void>;
}

async function run({
	count = 60,
	size = fixedSize(10),
	stopAtFirst = false,
	meanwhile,
	...options
}: Options) {
	const service = fakeService(options);
	const rows = someRows(count);
	const startedAt = Date.now();
	const writing = writeRows(service.connection, target, rows, { size, stopAtFirst });
	const ended = writing.then(() => Date.now() - startedAt);
	void meanwhile?.(service);
	await jest.runAllTimersAsync();
	const outcomes = await writing;
	const own = service.records.filter(({ created_by: author }) => author === OWN_USER);
	const wrong = inexactnesses(
		rows.map((row, i) => ({ content: contentOf(row), ending: endingOf(outcomes[i]) })),
		own.map((record) => ({ id: Number(record.id), content: contentOf(record) })),
	);
	return { service, outcomes, wrong, kinds: countKinds(outcomes), ms: await ended };
}

function endingOf(outcome: Outcome | undefined): Ending {
	if (outcome?.kind === 'written') return outcome;
	return { kind: outcome?.kind === 'unknown' ? 'uncertain' : 'absent' };
}

function countKinds(outcomes: readonly Outcome[]) {
	const counts: Partial<Record<Outcome['kind'], number>> = {};
	for (const { kind } of outcomes) counts[kind] = (counts[kind] ?? 0) + 1;
	return counts;
}

const ANSWERS = ['dropRow', 'html200', 'lost', 500, 502, 503, 504] as const;
const writes = fc.constantFrom<Mishap['writes'][]>('all', 'half', 'none', { lateMs: 3000 });
const mishap: fc.Arbitrary<Mishap> = fc
	.record({ writes, answer: fc.constantFrom(...ANSWERS) })
	// The service itself does not answer 500 and then write.
	.map(({ writes: done, answer }) => ({
		writes: typeof done === 'object' && answer !== 504 && answer !== 'lost' ? 'all' : done,
		answer,
	}));
const fine: Mishap = { writes: 'all', answer: 'normal' };

describe('writeRows', () => {
	it('writes all rows and tells the id of each', async () => {
		const { wrong, kinds, service } = await run({});
		expect(wrong).toEqual([]);
		expect(kinds).toEqual({ written: 60 });
		expect(service.requests).toHaveLength(6);
	});

	it.each<[string, Mishap]>(
		ANSWERS.flatMap((answer) =>
			(['all', 'half', 'none'] as const).map((done): [string, Mishap] => [
				`${done} written, answered with ${answer}`,
				{ writes: done, answer },
			]),
		),
	)('writes each row once: %s', async (_title, trouble) => {
		const { wrong, kinds } = await run({ mishaps: [trouble, fine, trouble, fine] });
		expect(wrong).toEqual([]);
		expect(kinds).toEqual({ written: 60 });
	});

	it('waits for a write that is done 3 s after a 504', async () => {
		const { wrong, kinds } = await run({ mishaps: [{ writes: { lateMs: 3000 }, answer: 504 }] });
		expect(wrong).toEqual([]);
		expect(kinds).toEqual({ written: 60 });
	});

	it('goes on looking while the number of found rows grows', async () => {
		const pieces = [8_000, 16_000, 24_000, 32_000];
		const { wrong, kinds } = await run({
			count: 5,
			mishaps: [{ writes: 'none', answer: 504 }],
			meanwhile: async (service) => {
				service.create(someRows(5)[0] ?? {});
				for (const [i] of pieces.entries()) {
					await sleep(8_000);
					service.create(someRows(5)[i + 1] ?? {});
				}
			},
		});
		expect(wrong).toEqual([]);
		expect(kinds).toEqual({ written: 5 });
	});

	it('is exact under any sequence of mishaps, sizes and latencies', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.oneof(mishap, fc.constant(fine)), { maxLength: 8 }),
				fc.integer({ min: 5, max: 60 }),
				fc.array(fc.integer({ min: 10, max: 4000 }), { minLength: 5, maxLength: 5 }),
				fc.boolean(),
				async (mishaps, rows, latencies, stopAtFirst) => {
					const latency = (n: number) => latencies[n % latencies.length] ?? 100;
					const { wrong, kinds } = await run({
						count: 200,
						size: fixedSize(rows),
						mishaps,
						latency,
						stopAtFirst,
					});
					expect(wrong).toEqual([]);
					expect(kinds).toEqual({ written: 200 });
				},
			),
			{ numRuns: 60, seed: 20260101 },
		);
	});

	it('takes no record of somebody else, even one that was made meanwhile with the same content', async () => {
		for (const done of ['all', 'half', 'none'] as const) {
			const { wrong, kinds } = await run({
				mishaps: [{ writes: done, answer: 504 }, fine, { writes: done, answer: 'lost' }],
				meanwhile: async ({ create }) => {
					for (let i = 0; i < 12; i += 1) {
						create({ name: `Company ${i}` }, 99);
						await sleep(30);
					}
				},
			});
			expect(wrong).toEqual([]);
			expect(kinds).toEqual({ written: 60 });
		}
	});

	it('takes no record of somebody else where none of its own is known', async () => {
		const { wrong } = await run({
			count: 10,
			mishaps: [{ writes: 'none', answer: 504 }],
			meanwhile: async ({ create }) => void create({ name: 'Company 0' }, 99),
		});
		expect(wrong).toEqual([]);
	});

	it('takes no record of the run before for its own', async () => {
		const service = fakeService({ mishaps: [fine, { writes: 'none', answer: 504 }] });
		const rows = [{ name: 'Rocket LLC' }];
		const options = { size: fixedSize(10), stopAtFirst: false };
		const both = async () => [
			...(await writeRows(service.connection, target, rows, options)),
			...(await writeRows(service.connection, target, rows, options)),
		];
		const writing = both();
		await jest.runAllTimersAsync();
		const ids = (await writing).map((outcome) => (outcome.kind === 'written' ? outcome.id : 0));
		expect(ids).toEqual(service.records.map(({ id }) => id));
		expect(new Set(ids).size).toBe(2);
	});

	it('finds its rows behind others that were written in the same moment with dates of long ago', async () => {
		const { wrong, kinds } = await run({
			count: 600,
			size: fixedSize(250),
			mishaps: [{ writes: 'all', answer: 504 }],
			latency: (n) => (n === 1 ? 50 : 1000),
			meanwhile: async ({ create }) => {
				await sleep(200);
				for (let i = 0; i < 400; i += 1)
					create({ name: `Old ${i}`, created_at: 1_500_000_000, updated_at: 1_500_000_000 }, 99);
			},
		});
		expect(wrong).toEqual([]);
		expect(kinds).toEqual({ written: 600 });
	});

	it('counts a record once that moves to the next page while it is read', async () => {
		const { wrong, kinds } = await run({
			count: 500,
			size: fixedSize(250),
			mishaps: [
				{ writes: 'half', answer: 504 },
				{ writes: 'half', answer: 504 },
			],
			meanwhile: async ({ create }) => {
				for (let i = 0; i < 300; i += 1) {
					await sleep(25);
					create({ name: 'Somebody' }, 99);
				}
			},
		});
		expect(wrong).toEqual([]);
		expect(kinds).toEqual({ written: 500 });
	});

	it('isolates rows that are refused without being named', async () => {
		const { wrong, outcomes } = await run({
			refuses: ({ name }) => (name === 'Company 7' ? 'unnamed' : undefined),
		});
		expect(wrong).toEqual([]);
		expect(outcomes.flatMap(({ kind }, row) => (kind === 'rejected' ? [row] : []))).toEqual([
			7, 19, 31, 43, 55,
		]);
	});

	it('sends the other rows of a batch again without the refused ones', async () => {
		const { wrong, kinds, service } = await run({
			refuses: ({ name }) => (name === 'Company 7' ? 'named' : undefined),
		});
		expect(wrong).toEqual([]);
		expect(kinds).toEqual({ written: 55, rejected: 5 });
		expect(service.requests).toHaveLength(6 + 5);
	});

	it('gives up a row that is lost every time', async () => {
		const mishaps = Array.from({ length: 3 }, (): Mishap => ({ writes: 'none', answer: 504 }));
		const { wrong, kinds } = await run({ count: 1, mishaps });
		expect(wrong).toEqual([]);
		expect(kinds).toEqual({ rejected: 1 });
	});

	it('waits through a short loss of the connection, however many requests were under way', async () => {
		const { wrong, kinds } = await run({ count: 300, latency: () => 3000, offline: [50, 4000] });
		expect(wrong).toEqual([]);
		expect(kinds).toEqual({ written: 300 });
	});

	it('ends where no connection can be made', async () => {
		const { wrong, kinds } = await run({ offline: [0, 3_600_000] });
		expect(wrong).toEqual([]);
		expect(kinds).toEqual({ notSent: 60 });
	});

	it('waits through an outage, and clears up what was under way', async () => {
		const down = Array.from(
			{ length: 12 },
			() => ({ kind: 'unknown', status: 503, detail: '' }) as const,
		);
		const { wrong, kinds } = await run({
			mishaps: [fine, { writes: 'half', answer: 503 }],
			readFailures: down,
		});
		expect(wrong).toEqual([]);
		expect(kinds).toEqual({ written: 60 });
	});

	it('tells which rows may exist where they cannot be looked up, and sends nothing more', async () => {
		const down = Array.from(
			{ length: 500 },
			() => ({ kind: 'unknown', status: 503, detail: '' }) as const,
		);
		const { wrong, kinds, ms } = await run({
			count: 600,
			latency: () => 200,
			mishaps: [fine, { writes: 'half', answer: 504 }],
			readFailures: down,
		});
		expect(wrong).toEqual([]);
		expect(kinds.unknown).toBe(10);
		expect(kinds.notSent).toBeGreaterThan(300);
		expect(ms).toBeLessThan(300_000);
	});

	it('goes on where only the right to read is missing', async () => {
		const { wrong, kinds } = await run({
			mishaps: [fine, { writes: 'half', answer: 504 }],
			readFailures: [{ kind: 'refused', status: 403, body: { status: 403 } }],
		});
		expect(wrong).toEqual([]);
		expect(kinds).toEqual({ written: 50, unknown: 10 });
	});

	it('ends the run where the service is down for writes', async () => {
		const mishaps = Array.from({ length: 200 }, (): Mishap => ({ writes: 'none', answer: 503 }));
		const { wrong, kinds, service } = await run({ mishaps });
		expect(wrong).toEqual([]);
		expect(kinds).toEqual({ notSent: 60 });
		expect(service.requests.filter(({ method }) => method === 'POST').length).toBeLessThan(80);
	});

	it('with "stop", starts nothing after the first refused row, and waits for what is under way', async () => {
		const { wrong, kinds, service } = await run({
			count: 400,
			stopAtFirst: true,
			latency: () => 500,
			refuses: ({ name }) => (name === 'Company 7' ? 'named' : undefined),
		});
		expect(wrong).toEqual([]);
		expect(kinds.rejected).toBeGreaterThan(0);
		expect(kinds.notSent).toBeGreaterThan(200);
		expect(service.requests.every(({ method }) => method === 'POST')).toBe(true);
	});

	it.each<[string, Mishap, string]>([
		['a refused credential', { writes: 'none', answer: 401 }, 'does not accept the credential'],
		['a block', { writes: 'none', answer: 'block' }, 'has blocked'],
	])('sends nothing more after %s', async (_title, trouble, words) => {
		const { wrong, outcomes, service } = await run({
			count: 600,
			latency: () => 200,
			mishaps: [fine, trouble],
		});
		expect(wrong).toEqual([]);
		expect(service.requests.length).toBeLessThan(20);
		const last = outcomes.at(-1);
		expect(last?.kind === 'notSent' && last.failure.message).toContain(words);
	});

	it('sends nothing more after a cancellation, and knows what was under way', async () => {
		const { wrong, kinds, service } = await run({
			count: 600,
			latency: () => 500,
			meanwhile: async ({ cancel }) => {
				await sleep(210);
				cancel();
			},
		});
		expect(wrong).toEqual([]);
		expect(kinds.written).toBe(service.requests.length * 10);
		expect(kinds).toEqual({ written: kinds.written, notSent: 600 - Number(kinds.written) });
	});

	it('says in the log how far a long run is', async () => {
		const { service } = await run({ count: 900, latency: () => 6000 });
		expect(service.messages.length).toBeGreaterThan(1);
		expect(service.messages[0]).toMatch(/^Written to amoCRM: \d+ of 900, after 1\d s$/);
	});

	it('takes time and memory in proportion to the rows', async () => {
		const secondsFor = async (count: number) => {
			const before = performance.now();
			await run({ count, size: automaticSize() });
			return performance.now() - before;
		};
		jest.useRealTimers();
		jest.useFakeTimers({ doNotFake: ['performance'] });
		const [small, large] = [await secondsFor(5_000), await secondsFor(50_000)];
		expect(large).toBeLessThan(small * 10 * 4);
	});

	it.each<[string, (service: FakeService) => void]>([
		['is cancelled', ({ cancel }) => cancel()],
		['is blocked', ({ blockNow }) => blockNow()],
	])('knows of no update in doubt that it was not done, where the run %s', async (_title, stop) => {
		const service = fakeService({ mishaps: [{ writes: 'all', answer: 504 }] });
		const rows = Array.from({ length: 30 }, (_, id) => ({ id, name: 'New' }));
		const writing = writeRows(
			service.connection,
			updateTarget(writeOf(company, 'update'), { path: '/api/v4/companies', name: 'companies' }),
			rows,
			{
				size: fixedSize(10),
				stopAtFirst: false,
			},
		);
		void sleep(400).then(() => stop(service));
		await jest.runAllTimersAsync();
		expect(countKinds(await writing)).toEqual({ written: 20, unknown: 10 });
	});
});
