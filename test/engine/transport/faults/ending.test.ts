import { runCell, type Cell } from './cell';
import { ENDING } from './troubles';

const ROWS = 600;

const CELLS: Cell[] = [
	{ mode: 'form', onError: 'stop', batchSize: 50, return: 'full', rows: ROWS },
	{ mode: 'form', onError: 'continue', batchSize: 50, return: 'ids', rows: ROWS },
	{ mode: 'JSON', onError: 'stop', batchSize: 50, return: 'ids', rows: ROWS },
	{ mode: 'JSON', onError: 'continue', batchSize: 50, return: 'full', rows: ROWS },
];

describe('Nothing more is sent, and what was sent is known', () => {
	it.each(Object.entries(ENDING))('after %s', async (_title, trouble) => {
		for (const result of await Promise.all(
			CELLS.map(async (cell) => await runCell(cell, trouble)),
		)) {
			expect(result.wrong).toEqual([]);
			expect(result.endings.uncertain).toBe(0);
			expect(result.exist).toBeGreaterThan(0);
			expect(result.exist).toBeLessThan(ROWS);
			expect(result.sandbox.log().length).toBeLessThan(12);
		}
	});
});
