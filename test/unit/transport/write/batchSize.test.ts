import fc from 'fast-check';

import {
	automaticSize,
	DEFAULT_BATCH,
	fixedSize,
	MAX_BATCH,
	MIN_BATCH,
} from '../../../../nodes/Amocrm/transport/write/batchSize';

const FAST = 500;
const SLOW = 20_000;

/** Answers batches of the current size, and returns the size after each. */
const sizesAfter = (...times: number[]) => {
	const size = automaticSize();
	return times.map((ms) => {
		size.answered(size.rows(), ms);
		return size.rows();
	});
};

describe('A fixed batch size', () => {
	it.each([
		[50, 50],
		[250, 250],
		[1000, 250],
		[0, 1],
		[-3, 1],
		[10.7, 10],
	])('%d is %d rows', (chosen, rows) => expect(fixedSize(chosen).rows()).toBe(rows));

	it('stays, whatever happens', () => {
		const size = fixedSize(100);
		size.tooHeavy(100);
		size.answered(100, SLOW);
		expect(size.rows()).toBe(100);
	});
});

describe('The automatic batch size', () => {
	it('starts with what amoCRM recommends', () =>
		expect(automaticSize().rows()).toBe(DEFAULT_BATCH));

	it('doubles while answers are fast, up to what amoCRM allows', () =>
		expect(sizesAfter(FAST, FAST, FAST, FAST)).toEqual([100, 200, 250, 250]));

	it('stays where answers are neither fast nor slow', () =>
		expect(sizesAfter(8_000, 8_000)).toEqual([50, 50]));

	it('halves where an answer is slow, down to ten, and grows again', () =>
		expect(sizesAfter(SLOW, SLOW, SLOW, FAST)).toEqual([25, 12, 10, 20]));

	it('doubles once for batches of the same size that were under way together', () => {
		const size = automaticSize();
		for (let i = 0; i < 20; i += 1) size.answered(50, FAST);
		expect(size.rows()).toBe(100);
	});

	it('halves once for slow batches of the same size that were under way together', () => {
		const size = automaticSize();
		for (const rows of [50, 100, 200]) size.answered(rows, FAST);
		for (let i = 0; i < 20; i += 1) size.answered(250, SLOW);
		expect(size.rows()).toBe(125);
	});

	it('learns nothing from a small last batch that was fast', () => {
		const size = automaticSize();
		size.answered(7, FAST);
		expect(size.rows()).toBe(50);
	});

	it('stays below half of a batch that the service gave up on, for the rest of the run', () => {
		const size = automaticSize();
		for (const rows of [50, 100]) size.answered(rows, FAST);
		size.tooHeavy(200);
		for (let i = 0; i < 5; i += 1) size.answered(size.rows(), FAST);
		expect(size.rows()).toBe(100);
	});

	it('is always between ten and 250', () => {
		const event = fc.record({
			rows: fc.integer({ min: 1, max: 250 }),
			ms: fc.integer({ min: 0, max: 90_000 }),
			gaveUp: fc.boolean(),
		});
		fc.assert(
			fc.property(fc.array(event, { maxLength: 50 }), (events) => {
				const size = automaticSize();
				for (const { rows, ms, gaveUp } of events) {
					if (gaveUp) size.tooHeavy(rows);
					else size.answered(rows, ms);
					expect(size.rows()).toBeGreaterThanOrEqual(MIN_BATCH);
					expect(size.rows()).toBeLessThanOrEqual(MAX_BATCH);
				}
			}),
			{ seed: 20260103 },
		);
	});
});
