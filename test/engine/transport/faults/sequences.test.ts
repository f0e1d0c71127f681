import fc from 'fast-check';

import type { Fault } from '../../../../sandbox';
import { inShort, runCell, type Cell } from './cell';

/** Ways in which a write can go wrong, with an answer that says nothing of it. */
const mishap: fc.Arbitrary<Partial<Fault>> = fc.constantFrom<Array<Partial<Fault>>>(
	{ when: 'before', answer: 'status', status: 429 },
	{ when: 'before', answer: 'status', status: 500, body: 'problem' },
	{ when: 'after', answer: 'status', status: 500 },
	{ when: 'half', answer: 'status', status: 502 },
	{ when: 'before', answer: 'status', status: 503, body: 'empty' },
	{ when: 'after', answer: 'status', status: 504 },
	{ when: 'half', answer: 'status', status: 504 },
	{ when: 'late', answer: 'status', status: 504, lateMs: 4_000 },
	{ when: 'after', answer: 'reset' },
	{ when: 'half', answer: 'cut' },
	{ when: 'after', answer: 'html200' },
	{ when: 'after', answer: 'dropRow' },
	{ when: 'after', answer: 'slow', delayMs: 1_500 },
);

const fault = fc
	.tuple(mishap, fc.integer({ min: 0, max: 5 }))
	.map(
		([one, skip]): Fault => ({ when: 'before', answer: 'status', method: 'POST', skip, ...one }),
	);

const cell: fc.Arbitrary<Cell> = fc.record({
	mode: fc.constantFrom('form', 'JSON'),
	onError: fc.constantFrom('stop', 'continue'),
	batchSize: fc.constantFrom<Cell['batchSize'][]>(25, 50, 100, 'auto'),
	return: fc.constantFrom('ids', 'full'),
	rows: fc.constant(200),
});

const RUNS = 16;

describe('Any sequence of faults', () => {
	it('leaves each of 200 rows written once', async () => {
		const drawn = fc.sample(fc.tuple(cell, fc.array(fault, { minLength: 3, maxLength: 6 })), {
			numRuns: RUNS,
			seed: 20260102,
		});
		const results = await Promise.all(
			drawn.map(async ([where, faults]) => ({
				faults,
				where,
				result: await runCell(where, {
					prepare: (sandbox) => faults.forEach((one) => sandbox.addFault(one)),
				}),
			})),
		);
		for (const { faults, where, result } of results) {
			expect({ faults, where, ...inShort(result) }).toEqual({
				faults,
				where,
				wrong: [],
				endings: { written: 200, absent: 0, uncertain: 0 },
				error: '',
				exist: 200,
			});
		}
	});
});
