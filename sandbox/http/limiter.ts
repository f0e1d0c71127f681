import type { GatewayCount } from '../options';
import { makeCounter, Window, type Counter, type CounterOptions } from './counters';

const second = 1000;
const minute = 60_000;

/** Options of the limiter, read at every arrival, since they can change while running. */
export interface LimiterOptions extends CounterOptions {
	gateway: GatewayCount;
	requestsPerSecond: number;
	blockAfter: number;
}

export type GatewayVerdict = 'pass' | 'tooMany' | 'blocked';

/** The gateway's rate limit per integration, with a block after repeated 429 (API facts 2, 3.1). */
export class Limiter {
	private readonly counters = new Map<string, Counter>();
	private readonly all = new Window(second);
	private readonly refused = new Window(minute);
	private blocked = false;
	/** The maximum number of arrivals within any 1,000 ms, accepted or not. */
	maxInAnySecond = 0;

	constructor(private readonly options: LimiterOptions) {}

	/** Whether everything is refused; does not count. */
	isBlocked(): boolean {
		return this.blocked;
	}

	unblock(): void {
		this.blocked = false;
	}

	/** Counts an arrival at `at` (ms; `wall` is clock time) and returns the verdict. */
	arrive(at: number, integration: string, wall = at): GatewayVerdict {
		this.all.add(at);
		this.maxInAnySecond = Math.max(this.maxInAnySecond, this.all.count(at));
		if (this.blocked) return 'blocked';
		const { requestsPerSecond } = this.options;
		if (requestsPerSecond <= 0) return 'pass';
		if (this.counterOf(integration).admits(at, requestsPerSecond, wall)) return 'pass';
		this.countRefusal(at);
		return 'tooMany';
	}

	private counterOf(integration: string): Counter {
		const { gateway } = this.options;
		const key = `${gateway} ${integration}`;
		const known = this.counters.get(key);
		if (known) return known;
		const fresh = makeCounter[gateway](this.options);
		this.counters.set(key, fresh);
		return fresh;
	}

	private countRefusal(at: number): void {
		this.refused.add(at);
		const { blockAfter } = this.options;
		if (blockAfter > 0 && this.refused.count(at) >= blockAfter) this.blocked = true;
	}
}
