import type { GatewayCount } from '../options';

const second = 1000;

/** Recent arrival times; old ones are dropped as new ones come. */
export class Window {
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

/** Counts one integration's arrivals. */
export interface Counter {
	/** Counts an arrival at `at` (ms) and returns whether it is allowed. `most`: per second; `wall`: clock time in ms. */
	admits(at: number, most: number, wall: number): boolean;
}

/** Any 1,000 ms; refused requests count too if `countsRefused`. */
class SlidingSecond implements Counter {
	private readonly window = new Window(second);

	constructor(private readonly countsRefused: () => boolean) {}

	admits(at: number, most: number): boolean {
		const admitted = this.window.count(at) < most;
		if (admitted || this.countsRefused()) this.window.add(at);
		return admitted;
	}
}

/** Full seconds of the clock. */
class CalendarSecond implements Counter {
	private second = -1;
	private count = 0;

	admits(_at: number, most: number, wall: number): boolean {
		const present = Math.floor(wall / second);
		this.count = present === this.second ? this.count + 1 : 1;
		this.second = present;
		return this.count <= most;
	}
}

/** Holds `burst` requests and leaks `most` a second. */
class LeakyBucket implements Counter {
	private level = 0;
	private last = 0;

	constructor(private readonly burst: () => number) {}

	admits(at: number, most: number): boolean {
		const leaked = ((at - this.last) / second) * most;
		this.level = Math.max(0, this.level - leaked);
		this.last = at;
		// Rounding errors must not cost a request.
		const admitted = this.level + 1 <= (this.burst() || most) + 1e-9;
		if (admitted) this.level += 1;
		return admitted;
	}
}

/** Options of counters, read at every arrival, since they can change while running. */
export interface CounterOptions {
	countRejected: boolean;
	burst: number;
}

/** Creates a counter for each counting method. */
export const makeCounter: Record<GatewayCount, (options: CounterOptions) => Counter> = {
	slidingSecond: (options) => new SlidingSecond(() => options.countRejected),
	slidingSecondAccepted: () => new SlidingSecond(() => false),
	calendarSecond: () => new CalendarSecond(),
	leakyBucket: (options) => new LeakyBucket(() => options.burst),
};
