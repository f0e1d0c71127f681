/** What happens when, in milliseconds of a clock that only the events move. */
export interface Timeline {
	now(): number;
	/** Does `event` after `ms`; events of the same moment keep their order. */
	after(ms: number, event: () => void): void;
	/** Goes from event to event until nothing is left. */
	run(): void;
}

export function createTimeline(): Timeline {
	const events: Array<{ at: number; event: () => void }> = [];
	let now = 0;

	// The latest is first, so that the next one is taken from the end at no cost.
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
