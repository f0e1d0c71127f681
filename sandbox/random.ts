/** A seeded source of numbers in [0, 1). */
export type Random = () => number;

/** Mulberry32, with 32 bits of state; good enough for shuffling and for gaps between IDs. */
export function seededRandom(seed: number): Random {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** A shuffled copy of `items` (Fisher–Yates). */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
	const left = [...items];
	const result: Item[] = [];
	while (left.length > 0) {
		result.push(...left.splice(Math.floor(random() * left.length), 1));
	}
	return result;
}

/** Increasing IDs with random gaps, so that nobody can guess the next one. */
export function idSource(start: number, random: Random): () => number {
	let last = start;
	return () => {
		last += 1 + Math.floor(random() * 7);
		return last;
	};
}
