import fc from 'fast-check';

import type { RowKeys } from '../../../nodes/Amocrm/match/rowIdentity';
import type { Match } from '../../../nodes/Amocrm/match/matches';
import { subjectsOf, type Identified } from '../../../nodes/Amocrm/match/rowSubjects';

/** Key values by position; keys in `single` have at most one value per record. */
const keysOf = (values: readonly string[][], single: readonly number[]): RowKeys => ({
	tokens: values.flatMap((own, place) =>
		own.map((value) => ({ place, text: `${place} ${value}` })),
	),
	identity: new Map(
		values.flatMap((own, place) =>
			single.includes(place) && own.length > 0 ? [[place, own] as const] : [],
		),
	),
});

/** A row with values of one key that can have several per record. */
const several = (...values: string[]) => keysOf([values], []);

const record = (id: number, values: readonly string[][] = [], single: readonly number[] = []) => ({
	id,
	identity: keysOf(values, single).identity,
});

const none: Match<Identified> = { hits: [], place: 0 };
const found = (...hits: Identified[]): Match<Identified> => ({ hits, place: 0 });
/** Found by the key after the single-value key. */
const foundByName = (...hits: Identified[]): Match<Identified> => ({ hits, place: 1 });
const all = ({ hits }: Match<Identified>) => hits;

/** The subjects of rows if no record exists. */
const made = (rows: readonly RowKeys[]) =>
	subjectsOf(
		rows,
		rows.map(() => none),
		all,
	);

describe('what rows are about', () => {
	it('rows that share a value are about one new record, made by the first of them', () => {
		const rows = [several('a'), several('b'), several('x'), several('a', 'b')];
		expect(made(rows)).toEqual([{ same: 0 }, { same: 0 }, { same: 2 }, { same: 0 }]);
	});

	it('a row that found nothing takes the record of a row it shares a value with, also at one remove', () => {
		const R = record(1);
		const rows = [several('b'), several('a', 'b'), several('p', 'a'), several('q')];
		expect(subjectsOf(rows, [none, none, found(R), none], all)).toEqual([
			{ stored: [R] },
			{ stored: [R] },
			{ stored: [R] },
			{ same: 3 },
		]);
	});

	it('between two records the earlier of its keys decides', () => {
		const [P, Q] = [record(1), record(2)];
		const rows = [several('q'), several('p'), several('p', 'q')];
		expect(subjectsOf(rows, [found(Q), found(P), none], all)[2]).toEqual({ stored: [P] });
	});

	it('a row whose hits cannot be used fails alone', () => {
		const failure = new Error('several');
		const choose = ({ hits }: Match<Identified>) => {
			if (hits.length > 1) throw failure;
			return hits;
		};
		const rows = [several('a', 'b'), several('b')];
		expect(subjectsOf(rows, [found(record(1), record(2)), none], choose)).toEqual([
			{ failure },
			{ same: 1 },
		]);
	});

	describe('with keys of which a record has one value', () => {
		/** A tax number and a name. */
		const company = (inn: string, name: string) =>
			keysOf([inn === '' ? [] : [inn], name === '' ? [] : [name]], [0]);

		it('rows of one name with different numbers are different', () => {
			const rows = [company('1', 'X'), company('2', 'X'), company('1', 'Y'), company('', 'X')];
			expect(made(rows)).toEqual([{ same: 0 }, { same: 1 }, { same: 0 }, { same: 0 }]);
		});

		it('the number that the first of them brings is that of the record', () => {
			const rows = [company('', 'X'), company('2', 'X'), company('3', 'X'), company('2', 'Z')];
			expect(made(rows)).toEqual([{ same: 0 }, { same: 0 }, { same: 2 }, { same: 0 }]);
		});

		it('a row does not take the record of a row of its name that has another number', () => {
			const R = record(9, [['1'], ['X']], [0]);
			const rows = [company('1', 'X'), company('2', 'X'), company('', 'X'), company('2', 'Y')];
			expect(subjectsOf(rows, [found(R), none, none, none], all)).toEqual([
				{ stored: [R] },
				{ same: 1 },
				{ stored: [R] },
				{ same: 1 },
			]);
		});

		it('nor that of a record that was found by its name and has another number', () => {
			const R = record(9, [['1'], ['X']], [0]);
			const rows = [company('', 'X'), company('2', 'X')];
			expect(subjectsOf(rows, [foundByName(R), none], all)).toEqual([{ stored: [R] }, { same: 1 }]);
		});

		it('two rows that found one record without a number, and have two, are two', () => {
			const [R, S] = [record(8), record(9)];
			const rows = [company('1', 'X'), company('2', 'X'), company('3', 'X'), company('1', 'X')];
			const first = ({ hits }: Match<Identified>) => hits.slice(0, 1);
			const match = foundByName(R, S);
			expect(subjectsOf(rows, [match, match, match, match], first)).toEqual([
				{ stored: [R] },
				{ stored: [S] },
				{ same: 2 },
				{ stored: [R] },
			]);
		});

		it('with three keys, each in front counts, and none behind', () => {
			const row = (first: string, second: string, third: string) =>
				keysOf(
					[[first], [second], [third]].map((own) => own.filter(Boolean)),
					[0, 1],
				);
			const rows = [
				row('1', 'a', 'X'),
				// The same first key: a difference in a lower key is a new value.
				row('1', 'b', 'Y'),
				// The same second key, but another first one.
				row('2', 'a', 'X'),
				// The same third key, but another second one.
				row('', 'c', 'X'),
				row('', 'b', 'X'),
			];
			expect(made(rows)).toEqual([{ same: 0 }, { same: 0 }, { same: 2 }, { same: 3 }, { same: 0 }]);
		});

		it('rows of one number are one, and rows that are one never differ in it', () => {
			const row = fc
				.tuple(fc.constantFrom('', '1', '2', '3'), fc.constantFrom('', 'X', 'Y'))
				.map(([inn, name]) => company(inn, name));
			const stored = fc.option(fc.constantFrom('1', '2', ''), { nil: undefined });
			fc.assert(
				fc.property(fc.array(fc.tuple(row, stored), { maxLength: 10 }), (given) => {
					const rows = given.map(([one]) => one);
					// A record found by a number has that number.
					const matches = given.map(([{ identity }, inn]) =>
						inn !== undefined && identity.get(0)?.[0] === inn
							? found(record(Number(inn), [[inn]], [0]))
							: none,
					);
					const targets = subjectsOf(rows, matches, all);
					const numbers = new Map<string, string>();
					for (const [i, target] of targets.entries()) {
						const [inn] = rows[i]?.identity.get(0) ?? [];
						const name = 'stored' in target ? `R${target.stored[0]?.id}` : JSON.stringify(target);
						if (inn === undefined) continue;
						expect(numbers.get(name) ?? inn).toBe(inn);
						numbers.set(name, inn);
					}
				}),
			);
		});
	});

	it('any rows that share a value have the same target, and the target is one of their own', () => {
		const row = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), {
			maxLength: 3,
		});
		fc.assert(
			fc.property(fc.array(row, { maxLength: 12 }), (values) => {
				const targets = made(values.map((own) => several(...own)));
				for (const [i, target] of targets.entries()) {
					const same = 'same' in target ? target.same : -1;
					expect(targets[same]).toEqual({ same });
					expect(same).toBeLessThanOrEqual(i);
					for (const [j, other] of values.entries())
						if (other.some((value) => values[i]?.includes(value)))
							expect(targets[j]).toEqual(target);
				}
			}),
		);
	});

	it('thousands of rows of one name and different numbers take few comparisons', () => {
		let compared = 0;
		const rows = Array.from({ length: 3_000 }, (_, n): RowKeys => {
			const { tokens, identity } = keysOf([[String(n)], ['X']], [0]);
			const counted = new Map(identity);
			counted.get = (place) => {
				compared += 1;
				return identity.get(place);
			};
			return { tokens, identity: counted };
		});
		expect(made(rows)).toEqual(rows.map((_, same) => ({ same })));
		expect(compared).toBeLessThan(rows.length * 10);
	});
});
