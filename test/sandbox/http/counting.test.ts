import { Limiter, type LimiterOptions } from '../../../sandbox/http/limiter';
import { closeAll, open } from '../helper';

afterEach(closeAll);

const options: LimiterOptions = {
	gateway: 'slidingSecond',
	requestsPerSecond: 2,
	countRejected: true,
	burst: 0,
	blockAfter: 0,
};

/** Which arrivals (ms) are allowed. */
function passed(changes: Partial<LimiterOptions>, arrivals: number[]): number[] {
	const limiter = new Limiter({ ...options, ...changes });
	return arrivals.filter((at) => limiter.arrive(at, 'x') === 'pass');
}

describe('the gateway counts', () => {
	it('a sliding second, refused requests too', () => {
		expect(passed({}, [0, 900, 950, 1001, 1800, 1960, 2802])).toEqual([0, 900, 2802]);
	});

	it.each([
		{ gateway: 'slidingSecondAccepted' as const },
		{ gateway: 'slidingSecond' as const, countRejected: false },
	])('a sliding second, accepted requests only: %j', (changes) => {
		expect(passed(changes, [0, 900, 950, 1001, 1800, 1900, 2001])).toEqual([
			0, 900, 1001, 1900, 2001,
		]);
	});

	it('a calendar second: twice the limit around its end', () => {
		expect(passed({ gateway: 'calendarSecond' }, [0, 980, 990, 1000, 1001, 1002, 1999])).toEqual([
			0, 980, 1000, 1001,
		]);
	});

	it('a leaky bucket that holds the limit', () => {
		expect(passed({ gateway: 'leakyBucket' }, [0, 1, 2, 499, 503, 504, 1003])).toEqual([
			0, 1, 503, 1003,
		]);
	});

	it('a leaky bucket with a burst of its own', () => {
		expect(passed({ gateway: 'leakyBucket', burst: 4 }, [0, 1, 2, 3, 4, 502, 503])).toEqual([
			0, 1, 2, 3, 502,
		]);
		expect(passed({ gateway: 'leakyBucket', burst: 1 }, [0, 499, 500, 999, 1000])).toEqual([
			0, 500, 1000,
		]);
	});

	it.each(['slidingSecond', 'slidingSecondAccepted', 'calendarSecond', 'leakyBucket'] as const)(
		'%s: each integration for itself, and everything where there is no limit',
		(gateway) => {
			const limiter = new Limiter({ ...options, gateway, requestsPerSecond: 1 });
			const verdicts = ['a', 'a', 'b'].map((integration) => limiter.arrive(0, integration));
			expect(verdicts).toEqual(['pass', 'tooMany', 'pass']);
			expect(passed({ gateway, requestsPerSecond: 0 }, [0, 0, 0])).toHaveLength(3);
		},
	);

	it('by the clock of the account, over HTTP', async () => {
		const { api, sandbox } = await open({ gateway: 'leakyBucket', burst: 3, requestsPerSecond: 1 });
		const answers = await Promise.all([1, 2, 3, 4].map(() => api.get('/api/v4/account')));
		const statuses = answers.map(({ status }) => status).sort();
		expect(statuses).toEqual([200, 200, 200, 429]);
		sandbox.set({ gateway: 'calendarSecond', requestsPerSecond: 100 });
		expect((await api.get('/api/v4/account')).status).toBe(200);
	});
});

describe('jitter on the way in', () => {
	it('spreads what was sent at once, and counts requests when they arrive', async () => {
		const { api, sandbox } = await open({ arrivalJitterMs: 300 });
		await Promise.all(Array.from({ length: 10 }, () => api.get('/api/v4/account')));
		const times = sandbox.log().map(({ at }) => at);
		expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(50);
	});
});
