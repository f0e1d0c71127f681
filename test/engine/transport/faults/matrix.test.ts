import { inShort, runCell, type Cell, type CellResult, type Trouble } from './cell';
import { BAD_ROWS, PASSING } from './troubles';

const ROWS = 600;

// The cells run side by side, so the first test waits for nearly all of them; on a busy machine that takes minutes.
jest.setTimeout(600_000);

const IN_ALL_WAYS = [
	['form', 'stop'],
	['form', 'continue'],
	['JSON', 'stop'],
	['JSON', 'continue'],
] as const;

/** The four cells of one trouble; batches and output differ from cell to cell and from trouble to trouble. */
const cellsOf = (trouble: number): Cell[] =>
	IN_ALL_WAYS.map(([mode, onError], way) => ({
		mode,
		onError,
		rows: ROWS,
		batchSize: (trouble + way) % 3 === 0 ? 100 : 50,
		return: (trouble + (way % 3)) % 2 === 0 ? 'ids' : 'full',
	}));

const inAllWays = async (trouble: Trouble, number: number): Promise<CellResult[]> =>
	await Promise.all(cellsOf(number).map(async (cell) => await runCell(cell, trouble)));

let results: Map<string, Promise<CellResult[]>> | undefined;

/** Most of a cell's time is waiting, so all of them are started at once, with the first test that asks for one. */
async function resultsOf(title: string): Promise<CellResult[]> {
	results ??= new Map(
		Object.entries({ ...PASSING, ...BAD_ROWS }).map(([name, trouble], number) => {
			const running = inAllWays(trouble, number);
			// Its own test reports a failure, even if another test is on before it.
			running.catch(() => undefined);
			return [name, running];
		}),
	);
	return (await results.get(title)) ?? [];
}

describe(`${ROWS} rows, by form and JSON, with stop and continue`, () => {
	it.each(Object.keys(PASSING))('are all written, once each: %s', async (title) => {
		for (const result of await resultsOf(title)) {
			expect(inShort(result)).toEqual({
				wrong: [],
				endings: { written: ROWS, absent: 0, uncertain: 0 },
				error: '',
				exist: ROWS,
			});
		}
	});

	it.each(Object.entries(BAD_ROWS))(
		'are written but for the refused ones: %s',
		async (title, { bad }) => {
			for (const { cell, ...result } of await resultsOf(title)) {
				expect(result.wrong).toEqual([]);
				// Those under way are waited for, so all good rows may exist.
				if (cell.onError === 'stop') expect(result.exist).toBeLessThanOrEqual(ROWS - bad);
				if (cell.onError === 'stop') expect(result.error).not.toBe('');
				else expect(result.endings).toEqual({ written: ROWS - bad, absent: bad, uncertain: 0 });
			}
		},
	);
});
