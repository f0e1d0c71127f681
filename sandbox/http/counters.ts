import type { GatewayCount } from '../options';

const second = 1000;

/** Times of the last arrivals; old ones are dropped as new ones come. */
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

/** What is known of one integration's arrivals. */
export interface Counter {
	/** Counts an arrival at `at` (ms) and says whether it is let through. `most` per second; `wall`: ms of the clock. */
	admits(at: number, most: number, wall: number): boolean;
}

/** Any 1,000 ms; a refused request takes a place too, if `countsRefused`. */
class SlidingSecond implements Counter {
	private readonly window = new Window(second);

	constructor(private readonly countsRefused: () => boolean) {}

	admits(at: number, most: number): boolean {
		const admitted = this.window.count(at) < most;
		if (admitted || this.countsRefused()) this.window.add(at);
		return admitted;
	}
}

/** From one full second of the clock to the next. */
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

/** Takes `burst` at once and loses `most` a second. */
class LeakyBucket implements Counter {
	private level = 0;
	private last = 0;

	constructor(private readonly burst: () => number) {}

	admits(at: number, most: number): boolean {
		const leaked = ((at - this.last) / second) * most;
		this.level = Math.max(0, this.level - leaked);
		this.last = at;
		// A rest of rounding must not cost a request.
		const admitted = this.level + 1 <= (this.burst() || most) + 1e-9;
		if (admitted) this.level += 1;
		return admitted;
	}
}

/** What a counter needs to know; read at every arrival, so it may change on the run. */
export interface CounterOptions {
	countRejected: boolean;
	burst: number;
}

/** A fresh counter of each way of counting. */
export const makeCounter: Record<GatewayCount, (options: CounterOptions) => Counter> = {
	slidingSecond: (options) => new SlidingSecond(() => options.countRejected),
	slidingSecondAccepted: () => new SlidingSecond(() => false),
	calendarSecond: () => new CalendarSecond(),
	leakyBucket: (options) => new LeakyBucket(() => options.burst),
};
