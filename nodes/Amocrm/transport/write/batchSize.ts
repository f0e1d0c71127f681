/** The first batch size, which amoCRM recommends (API facts, part 2). */
export const DEFAULT_BATCH = 50;

/** The maximum per request (API facts, part 2). */
export const MAX_BATCH = 250;

/** Fewer rows are not worth a request. */
export const MIN_BATCH = 10;

/** Answers below FAST_MS are fast, above SLOW_MS slow; milliseconds. */
const FAST_MS = 4_000;
const SLOW_MS = 15_000;

/** How many rows the next batch gets. */
export interface BatchSize {
	rows(): number;
	/** A batch of `rows` was answered after `ms`. */
	answered(rows: number, ms: number): void;
	/** A batch of `rows` was too much for the service (504). */
	tooHeavy(rows: number): void;
}

export const fixedSize = (rows: number): BatchSize => ({
	rows: () => Math.min(Math.max(Math.trunc(rows), 1), MAX_BATCH),
	answered: () => {},
	tooHeavy: () => {},
});

/**
 * Starts at 50 and doubles up to 250 while answers are fast. After a slow answer, the size becomes half of that batch. If
 * the service gives up on a batch (504), half of it is the maximum for the rest of the run, since determining what was
 * written is expensive.
 */
export function automaticSize(): BatchSize {
	let size = DEFAULT_BATCH;
	let most = MAX_BATCH;
	const halfOf = (rows: number) => Math.max(Math.trunc(rows / 2), MIN_BATCH);
	return {
		rows: () => size,
		answered: (rows, ms) => {
			// Many batches are in flight at once; each says something only about its own size.
			if (ms > SLOW_MS) size = Math.min(size, halfOf(rows));
			else if (ms < FAST_MS && rows >= size) size = Math.min(size * 2, most);
		},
		tooHeavy: (rows) => {
			most = Math.min(most, halfOf(rows));
			size = Math.min(size, most);
		},
	};
}
