/** The first batch, and the size amoCRM recommends (API facts, part 2). */
export const DEFAULT_BATCH = 50;

/** More rows in one request are refused (API facts, part 2). */
export const MAX_BATCH = 250;

const SMALLEST = 10;

/** An answer within this time is fast, above the second it is slow; milliseconds. */
const FAST_MS = 4_000;
const SLOW_MS = 15_000;

/** How many rows the next batch gets. */
export interface BatchSize {
	rows(): number;
	/** A batch of `rows` was answered after `ms`. */
	answered(rows: number, ms: number): void;
	/** A batch was too much for the service (504). */
	tooHeavy(): void;
}

export const fixedSize = (rows: number): BatchSize => ({
	rows: () => Math.min(Math.max(Math.trunc(rows), 1), MAX_BATCH),
	answered: () => {},
	tooHeavy: () => {},
});

/** Starts at 50, doubles up to 250 while answers stay fast, halves when one is slow or the service gives up on it. */
export function automaticSize(): BatchSize {
	let size = DEFAULT_BATCH;
	const halve = () => {
		size = Math.max(Math.trunc(size / 2), SMALLEST);
	};
	return {
		rows: () => size,
		answered: (rows, ms) => {
			if (ms > SLOW_MS) return halve();
			// A small batch being fast says nothing about a larger one.
			if (ms < FAST_MS && rows >= size) size = Math.min(size * 2, MAX_BATCH);
		},
		tooHeavy: halve,
	};
}
