import { drawn, runCell } from './fuzz';
import { cells, seed } from './settings.js';

const written = { rows: 0, of: 0 };

describe('Random operations, faults, clocks, lag, other people and executions at once', () => {
	it.each(drawn(cells, seed).map((cell, i) => [i, cell.verb, cell] as const))(
		'%i: %s leaves each row one record or an error',
		async (_i, _verb, cell) => {
			const { wrong, endings } = await runCell(cell);
			expect({ wrong, endings, cell }).toEqual({ wrong: [], endings, cell });
			written.rows += endings.written;
			written.of += endings.written + endings.uncertain + endings.absent;
		},
	);

	it('does so by writing most rows, and not by giving up', () =>
		expect(written.rows / written.of).toBeGreaterThan(0.6));
});
