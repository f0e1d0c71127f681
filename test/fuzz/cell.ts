import fc from 'fast-check';

import type { Fault, SandboxOptions } from '../../sandbox';

/** The operations of a cell. */
export const VERBS = ['create', 'createLinked', 'update', 'upsert'] as const;
export type Verb = (typeof VERBS)[number];

/**
 * One random situation: what is written, and what happens at the same time. A cell is plain JSON, so that it can be
 * replayed.
 */
export interface Cell {
	verb: Verb;
	/** Row numbers, one list per execution; rows with the same number have equal identifying content. */
	executions: number[][];
	batchSize: number;
	return: 'ids' | 'full';
	stop: boolean;
	/** Rows have a custom creation date. */
	dated: boolean;
	/** Another program with the same user wrote the same rows shortly before. */
	before: boolean;
	faults: Fault[];
	account: Partial<SandboxOptions>;
}

/** Ways in which a write can fail with an answer that does not reveal its outcome. */
const mishap: fc.Arbitrary<Partial<Fault>> = fc.constantFrom<Array<Partial<Fault>>>(
	{ when: 'before', answer: 'status', status: 429 },
	{ when: 'before', answer: 'status', status: 500, body: 'problem' },
	{ when: 'after', answer: 'status', status: 500 },
	{ when: 'half', answer: 'status', status: 502 },
	{ when: 'before', answer: 'status', status: 503, body: 'empty' },
	{ when: 'after', answer: 'status', status: 504 },
	{ when: 'half', answer: 'status', status: 504 },
	{ when: 'before', answer: 'status', status: 504 },
	{ when: 'late', answer: 'status', status: 504, lateMs: 4_000 },
	{ when: 'after', answer: 'reset' },
	{ when: 'half', answer: 'cut' },
	{ when: 'after', answer: 'html200' },
	{ when: 'after', answer: 'dropRow' },
	{ when: 'after', answer: 'slow', delayMs: 6_000 },
);

const fault = fc
	.tuple(mishap, fc.integer({ min: 0, max: 3 }), fc.constantFrom('POST', 'PATCH', undefined))
	.map(
		([one, skip, method]): Fault => ({
			when: 'before',
			answer: 'status',
			path: '(companies|contacts|leads)$',
			skip,
			...(method === undefined ? {} : { method }),
			...one,
		}),
	);

const account: fc.Arbitrary<Partial<SandboxOptions>> = fc.record({
	clockOffsetSeconds: fc.constantFrom(0, 0, -720, 300, 7),
	lagMs: fc.constantFrom(0, 0, 2_000, 9_000),
	filtersEnabled: fc.boolean(),
	answerOrder: fc.constantFrom<Array<SandboxOptions['answerOrder']>>(
		'sent',
		'reversed',
		'shuffled',
	),
	strangersEvery: fc.constantFrom(0, 0, 1, 3),
	strangersDo: fc.constantFrom<Array<SandboxOptions['strangersDo']>>(
		['create'],
		['create', 'change'],
		['create', 'change', 'merge'],
	),
	robot: fc.constantFrom<Array<SandboxOptions['robot']>>(
		[],
		[],
		['price'],
		['stage', 'responsible'],
		['author'],
		['tag'],
	),
	robotEvery: fc.constantFrom(1, 2, 5),
	robotDelayMs: fc.constantFrom(0, 1_000),
	requestsPerSecond: fc.constantFrom(0, 7),
	seed: fc.integer({ min: 1, max: 1_000 }),
});

/** Few distinct rows, so that many are equal. */
const rows = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 24 });

export const cells: fc.Arbitrary<Cell> = fc.record({
	verb: fc.constantFrom(...VERBS),
	executions: fc.array(rows, { minLength: 1, maxLength: 2 }),
	batchSize: fc.constantFrom(1, 5, 10, 250),
	return: fc.constantFrom('ids', 'full'),
	stop: fc.boolean(),
	dated: fc.constantFrom(false, false, true),
	before: fc.boolean(),
	faults: fc.array(fault, { maxLength: 4 }),
	account,
});
