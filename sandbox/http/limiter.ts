const second = 1000;
const minute = 60_000;

/** Times of the last arrivals; old ones are dropped as new ones come. */
class Window {
	private times: number[] = [];
	private head = 0;

	constructor(private readonly length: number) {}

	add(at: number): void {
		this.times.push(at);
	}

	/** Arrivals later than `at - length`. */
	count(at: number): number {
		while (this.head < this.times.length && (this.times[this.head] ?? 0) <= at - this.length)
			this.head += 1;
		if (this.head > 4096) {
			this.times = this.times.slice(this.head);
			this.head = 0;
		}
		return this.times.length - this.head;
	}
}

/** What the limiter needs to know; read at every arrival, so it may change on the run. */
export interface LimiterOptions {
	requestsPerSecond: number;
	countRejected: boolean;
	blockAfter: number;
}

export type Verdict = 'pass' | 'tooMany' | 'blocked';

/** The gateway's view of arrivals: sliding second per integration, block after repeated 429 (API facts 2, 3.1). */
export class Limiter {
	private readonly counted = new Map<string, Window>();
	private readonly all = new Window(second);
	private readonly refused = new Window(minute);
	private blocked = false;
	/** The most arrivals seen within any 1,000 ms, accepted or not. */
	maxInAnySecond = 0;

	constructor(private readonly options: LimiterOptions) {}

	/** Whether everything is refused, without counting anything. */
	isBlocked(): boolean {
		return this.blocked;
	}

	unblock(): void {
		this.blocked = false;
	}

	/** Counts an arrival at `at` (ms) and says what becomes of it. */
	arrive(at: number, integration: string): Verdict {
		this.all.add(at);
		this.maxInAnySecond = Math.max(this.maxInAnySecond, this.all.count(at));
		if (this.blocked) return 'blocked';
		const { requestsPerSecond, countRejected } = this.options;
		const window = this.windowOf(integration);
		const refuse = requestsPerSecond > 0 && window.count(at) >= requestsPerSecond;
		if (!refuse || countRejected) window.add(at);
		if (!refuse) return 'pass';
		this.countRefusal(at);
		return 'tooMany';
	}

	private windowOf(integration: string): Window {
		const known = this.counted.get(integration);
		if (known) return known;
		const fresh = new Window(second);
		this.counted.set(integration, fresh);
		return fresh;
	}

	private countRefusal(at: number): void {
		this.refused.add(at);
		const { blockAfter } = this.options;
		if (blockAfter > 0 && this.refused.count(at) >= blockAfter) this.blocked = true;
	}
}
