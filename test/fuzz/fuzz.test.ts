import { drawn, runCell } from './fuzz';
import { cells, seed } from './settings.js';

describe('Random operations, faults, clocks, lag, other people and executions at once', () => {
	it.each(drawn(cells, seed).map((cell, i) => [i, cell.verb, cell] as const))(
		'%i: %s leaves each row one record or an error',
		async (_i, _verb, cell) => {
			const { wrong, endings } = await runCell(cell);
			expect({ wrong, endings, cell }).toEqual({ wrong: [], endings, cell });
		},
	);
});
