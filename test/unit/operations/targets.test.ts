import fc from 'fast-check';

import type { Match } from '../../../nodes/Amocrm/operations/matches';
import { targetsOf } from '../../../nodes/Amocrm/operations/targets';

const none: Match<string> = { hits: [] };
const found = (...hits: string[]): Match<string> => ({ hits });
const all = ({ hits }: Match<string>) => hits;

describe('what rows are about', () => {
	it('rows that share a value are about one new record, made by the first of them', () => {
		const tokens = [['a'], ['b'], ['x'], ['a', 'b']];
		const targets = targetsOf(
			tokens,
			tokens.map(() => none),
			all,
		);
		expect(targets).toEqual([{ same: 0 }, { same: 0 }, { same: 2 }, { same: 0 }]);
	});

	it('a row that found nothing takes the record of a row it shares a value with, also at one remove', () => {
		const tokens = [['b'], ['a', 'b'], ['p', 'a'], ['q']];
		const matches = [none, none, found('R'), none];
		expect(targetsOf(tokens, matches, all)).toEqual([
			{ stored: ['R'] },
			{ stored: ['R'] },
			{ stored: ['R'] },
			{ same: 3 },
		]);
	});

	it('between two records the earlier of its keys decides', () => {
		const tokens = [['q'], ['p'], ['p', 'q']];
		const matches = [found('Q'), found('P'), none];
		expect(targetsOf(tokens, matches, all)[2]).toEqual({ stored: ['P'] });
	});

	it('a row whose hits cannot be used fails alone', () => {
		const failure = new Error('several');
		const choose = ({ hits }: Match<string>) => {
			if (hits.length > 1) throw failure;
			return hits;
		};
		const targets = targetsOf([['a', 'b'], ['b']], [found('R', 'S'), none], choose);
		expect(targets).toEqual([{ failure }, { same: 1 }]);
	});

	it('any rows that share a value have the same target, and the target is one of their own', () => {
		const row = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), {
			maxLength: 3,
		});
		fc.assert(
			fc.property(fc.array(row, { maxLength: 12 }), (tokens) => {
				const targets = targetsOf(
					tokens,
					tokens.map(() => none),
					all,
				);
				for (const [i, target] of targets.entries()) {
					const same = 'same' in target ? target.same : -1;
					expect(targets[same]).toEqual({ same });
					expect(same).toBeLessThanOrEqual(i);
					for (const [j, other] of tokens.entries())
						if (other.some((token) => tokens[i]?.includes(token)))
							expect(targets[j]).toEqual(target);
				}
			}),
		);
	});
});
