import { inTime, pause, TimeUpError } from '../../../../nodes/Amocrm/transport/http/deadline';

/** The time limits set, in order, each with a function that triggers it. */
let limits: Array<{ ms: number; pass: () => void; signal: AbortSignal }>;

beforeEach(() => {
	limits = [];
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
		const controller = new AbortController();
		limits.push({ ms, pass: () => controller.abort(), signal: controller.signal });
		return controller.signal;
	});
});

afterEach(() => jest.restoreAllMocks());

/** A request that never ends by itself, with the signal it was given. */
function endless() {
	const given: { signal?: AbortSignal } = {};
	const request = async (signal: AbortSignal) => {
		given.signal = signal;
		return await new Promise<never>(() => {});
	};
	return { given, request };
}

describe('A request', () => {
	it('that is answered gives its answer, and leaves nothing that listens', async () => {
		const stop = new AbortController();
		const removed = jest.spyOn(stop.signal, 'removeEventListener');
		const answer = await inTime(async () => await Promise.resolve(5), {
			stop: stop.signal,
			graceMs: 30_000,
		});
		expect(answer).toBe(5);
		expect(removed).toHaveBeenCalledTimes(1);
	});

	it('that fails throws its own error', async () => {
		const failing = inTime(async () => await Promise.reject(new Error('own')), { graceMs: 0 });
		await expect(failing).rejects.toThrow('own');
	});

	it('ends after at most 100 s, also when it does not heed its signal', async () => {
		const { given, request } = endless();
		const ended = inTime(request, { graceMs: 0 });
		expect(limits.map(({ ms }) => ms)).toEqual([100_000]);
		limits[0]?.pass();
		await expect(ended).rejects.toThrow(TimeUpError);
		expect(given.signal?.aborted).toBe(true);
	});

	it('ends with Stop at once where it has no time left', async () => {
		const stop = new AbortController();
		const { given, request } = endless();
		const ended = inTime(request, { stop: stop.signal, graceMs: 0 });
		stop.abort();
		await expect(ended).rejects.toThrow(TimeUpError);
		expect(given.signal?.aborted).toBe(true);
	});

	it.each(['before', 'after'])('is given its time where Stop came %s it', async (when) => {
		const stop = new AbortController();
		if (when === 'before') stop.abort();
		const { given, request } = endless();
		const ended = inTime(request, { stop: stop.signal, graceMs: 30_000 });
		stop.abort();
		expect(given.signal?.aborted).toBe(false);
		expect(limits.map(({ ms }) => ms)).toEqual([100_000, 30_000]);
		limits[1]?.pass();
		await expect(ended).rejects.toThrow(TimeUpError);
	});
});

describe('A pause', () => {
	it('ends with the execution', async () => {
		const stop = new AbortController();
		const waiting = pause(5_000, stop.signal);
		stop.abort();
		await waiting;
		await pause(5_000, stop.signal);
	});

	it('ends by itself, and leaves nothing that listens', async () => {
		const stop = new AbortController();
		const removed = jest.spyOn(stop.signal, 'removeEventListener');
		await pause(1, stop.signal);
		await pause(1);
		expect(removed).toHaveBeenCalledTimes(1);
	});
});
