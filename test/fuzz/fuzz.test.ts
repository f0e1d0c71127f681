import { drawn, runCell } from './fuzz';

/** A longer run: `npm run fuzz -- --cells 2000 --seed 7`. */
const CELLS = Number(process.env.FUZZ_CELLS ?? 40);
const SEED = Number(process.env.FUZZ_SEED ?? 20260102);

describe('Random operations, faults, clocks, lag, other people and executions at once', () => {
	it.each(drawn(CELLS, SEED).map((cell, i) => [i, cell.verb, cell] as const))(
		'%i: %s leaves each row one record or an error',
		async (_i, _verb, cell) => {
			const { wrong, endings } = await runCell(cell);
			expect({ wrong, endings, cell }).toEqual({ wrong: [], endings, cell });
		},
	);
});
