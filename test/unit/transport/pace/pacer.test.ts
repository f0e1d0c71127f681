import * as fc from 'fast-check';
import { sleep } from 'n8n-workflow';

import {
	createPacer,
	newLane,
	pacerOf,
	PERMIT_GAP_MS,
	type Lane,
	type Pacer,
	type Permit,
} from '../../../../nodes/Amocrm/transport/pace/pacer';
import type { Quota } from '../../../../nodes/Amocrm/transport/pace/quota';
import { seededRandom } from '../../../../sandbox/random';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A quota without a limit. */
const unlimited = (changes: Partial<Quota> = {}): Quota => ({
	freeAt: (now) => now,
	sent: () => {},
	delayed: () => {},
	answered: () => {},
	share: () => 7,
	...changes,
});

/** Waits for permits of a lane, and records its name for each. */
function queue(
	pacer: Pacer,
	lane: Lane,
	name: string,
	count: number,
	order: string[],
	signal?: AbortSignal,
) {
	for (let n = 0; n < count; n += 1) {
		void pacer
			.permit(lane, signal)
			.then((permit) => order.push(permit ? name : `${name} cancelled`));
	}
}

describe('Turns', () => {
	it('go round the lanes, first come first served inside one', async () => {
		const pacer = createPacer(unlimited());
		const [imports, editor, other] = [newLane(), newLane(), newLane()];
		const order: string[] = [];
		queue(pacer, imports, 'import', 4, order);
		queue(pacer, editor, 'editor', 1, order);
		queue(pacer, other, 'other', 2, order);
		await jest.advanceTimersByTimeAsync(2000);
		// The first one did not have to wait.
		expect(order).toEqual(['import', 'import', 'editor', 'other', 'import', 'other', 'import']);
	});

	it('are given at once when nothing was sent lately', async () => {
		const pacer = createPacer();
		const permit = await pacer.permit(newLane());
		expect(permit).toBeDefined();
		await jest.advanceTimersByTimeAsync(PERMIT_GAP_MS);
	});

	it('of a late comer are not behind the whole queue of an import', async () => {
		const pacer = createPacer(unlimited());
		const order: string[] = [];
		queue(pacer, newLane(), 'import', 100, order);
		await jest.advanceTimersByTimeAsync(1000);
		const before = order.length;
		queue(pacer, newLane(), 'editor', 1, order);
		await jest.advanceTimersByTimeAsync(1000);
		expect(order.indexOf('editor') - before).toBeLessThanOrEqual(1);
	});

	it('wait out a pause that the service asked for', async () => {
		const pacer = createPacer(unlimited());
		const first = await pacer.permit(newLane());
		first?.answered(false, 5000);
		const order: string[] = [];
		queue(pacer, newLane(), 'next', 1, order);
		await jest.advanceTimersByTimeAsync(4800);
		expect(order).toEqual([]);
		await jest.advanceTimersByTimeAsync(300);
		expect(order).toEqual(['next']);
	});

	it('leave no timer behind', async () => {
		const pacer = createPacer();
		const order: string[] = [];
		queue(pacer, newLane(), 'import', 20, order);
		await jest.advanceTimersByTimeAsync(60_000);
		expect(order).toHaveLength(20);
		expect(jest.getTimerCount()).toBe(0);
	});

	it('tell the quota how late a busy process was', async () => {
		const late: number[] = [];
		let busy = 0;
		const pacer = createPacer(
			unlimited({ delayed: (ms) => late.push(ms) }),
			() => performance.now() + busy,
		);
		await pacer.permit(newLane());
		busy = 250;
		await jest.advanceTimersByTimeAsync(PERMIT_GAP_MS);
		await pacer.permit(newLane());
		await jest.advanceTimersByTimeAsync(PERMIT_GAP_MS);
		expect(late.map(Math.round)).toEqual([250]);
	});
});

describe('A cancelled execution', () => {
	it('leaves the queue and holds up nobody', async () => {
		const pacer = createPacer(unlimited());
		const abort = new AbortController();
		const order: string[] = [];
		queue(pacer, newLane(), 'cancelled import', 9, order, abort.signal);
		queue(pacer, newLane(), 'other', 2, order);
		await jest.advanceTimersByTimeAsync(150);
		abort.abort();
		await jest.advanceTimersByTimeAsync(0);
		expect(order.filter((name) => name === 'cancelled import cancelled').length).toBeGreaterThan(5);
		await jest.advanceTimersByTimeAsync(500);
		expect(order.filter((name) => name === 'other')).toHaveLength(2);
		await jest.advanceTimersByTimeAsync(500);
		expect(jest.getTimerCount()).toBe(0);
	});

	it('gets no permit when it was cancelled before it asked', async () => {
		const sent: number[] = [];
		const pacer = createPacer(unlimited({ sent: (at) => sent.push(at) }));
		expect(await pacer.permit(newLane(), AbortSignal.abort())).toBeUndefined();
		expect(sent).toEqual([]);
		expect(jest.getTimerCount()).toBe(0);
	});

	it('that got its permit keeps it', async () => {
		const pacer = createPacer(unlimited());
		const abort = new AbortController();
		const permit = await pacer.permit(newLane(), abort.signal);
		abort.abort();
		expect(permit).toBeDefined();
		await jest.advanceTimersByTimeAsync(PERMIT_GAP_MS);
	});
});

describe('One process', () => {
	it('never sends more than 7 in any second, whatever it does', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer(), fc.integer({ min: 0, max: 2500 }), async (seed, slowest) => {
				const random = seededRandom(seed);
				const pacer = createPacer();
				const lanes = [newLane(), newLane(), newLane()];
				const sent: number[] = [];
				const send = async (lane: Lane) => {
					const permit: Permit | undefined = await pacer.permit(lane);
					sent.push(performance.now());
					await sleep(random() * slowest);
					permit?.answered(random() > 0.02);
				};
				const worker = async (lane: Lane) => {
					for (let n = 0; n < 30; n += 1) {
						await send(lane);
						if (random() < 0.1) await sleep(random() * 5000);
					}
				};
				const working = Promise.all(
					lanes.flatMap((lane) => [worker(lane), worker(lane), worker(lane)]),
				);
				await jest.advanceTimersByTimeAsync(600_000);
				await working;
				expect(sent).toHaveLength(270);
				sent.forEach((at, i) =>
					expect(at - (sent[i - 7] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThan(1000),
				);
				expect(jest.getTimerCount()).toBe(0);
			}),
			{ numRuns: 15 },
		);
	});
});

describe('The pacer of an account', () => {
	it('is one for all that use its host', () => {
		expect(pacerOf('a.amocrm.ru')).toBe(pacerOf('a.amocrm.ru'));
		expect(pacerOf('a.amocrm.ru')).not.toBe(pacerOf('b.amocrm.ru'));
	});

	it('is forgotten when hundreds of other accounts came after it', () => {
		const old = pacerOf('old.amocrm.ru');
		const kept = pacerOf('kept.amocrm.ru');
		for (let n = 0; n < 200; n += 1) {
			pacerOf(`account${n}.amocrm.ru`);
			pacerOf('kept.amocrm.ru');
		}
		expect(pacerOf('old.amocrm.ru')).not.toBe(old);
		expect(pacerOf('kept.amocrm.ru')).toBe(kept);
	});
});

it('A pause holds up all runs with the same credential, and no others', async () => {
	const pacer = createPacer(unlimited(), () => Date.now());
	const order: string[] = [];
	const [paused, alike, other] = [newLane('a'), newLane('a'), newLane('b')];
	const permit = pacer.permit(paused);
	await jest.advanceTimersByTimeAsync(PERMIT_GAP_MS);
	(await permit)?.answered(false, 5_000);
	queue(pacer, paused, 'paused', 1, order);
	queue(pacer, alike, 'alike', 1, order);
	queue(pacer, other, 'other', 3, order);
	await jest.advanceTimersByTimeAsync(4_000);
	expect(order).toEqual(['other', 'other', 'other']);
	await jest.advanceTimersByTimeAsync(2_000);
	expect(order.slice(3).sort()).toEqual(['alike', 'paused']);
});
