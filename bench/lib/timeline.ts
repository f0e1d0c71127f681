/** Scheduled events, in milliseconds of a simulated clock. */
export interface Timeline {
	now(): number;
	/** Runs `event` after `ms`; simultaneous events keep their order. */
	after(ms: number, event: () => void): void;
	/** Runs all events. */
	run(): void;
}

export function createTimeline(): Timeline {
	const events: Array<{ at: number; event: () => void }> = [];
	let now = 0;

	// Sorted latest first, so that taking the next one from the end is cheap.
	const placeOf = (at: number) => {
		let [low, high] = [0, events.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((events[middle]?.at ?? 0) > at) low = middle + 1;
			else high = middle;
		}
		return low;
	};

	return {
		now: () => now,
		after: (ms, event) => {
			const at = now + ms;
			events.splice(placeOf(at), 0, { at, event });
		},
		run: () => {
			for (let next = events.pop(); next; next = events.pop()) {
				now = next.at;
				next.event();
			}
		},
	};
}
