import fc from 'fast-check';

// Loaded here and not before the test file, which must be able to replace a module first.
import '../support/lazyCode';
import { hurried, withSandbox } from '../support/amocrm';
import { cells, type Cell } from './cell';
import { judge } from './judge';
import { KIND, prepare, work, type Ending } from './work';

export interface Judged {
	cell: Cell;
	wrong: string[];
	endings: Record<Ending['kind'], number>;
}

/** The cells of a seed, reproducibly. */
export const drawn = (count: number, seed: number): Cell[] =>
	fc.sample(cells, { numRuns: count, seed });

/** Runs one cell on n8n's engine against its own account, with fake timers. */
export async function runCell(cell: Cell): Promise<Judged> {
	return await withSandbox({}, async (sandbox) => {
		const { clockOffsetSeconds = 0 } = cell.account;
		sandbox.set({ clockOffsetSeconds });
		const known = await prepare(sandbox, cell);
		const before = new Set(sandbox.records(KIND[cell.verb]).map(({ id }) => id));
		return await hurried(async () => {
			// Existing records were written some minutes earlier.
			await jest.advanceTimersByTimeAsync(300_000);
			sandbox.set(cell.account);
			for (const fault of cell.faults) sandbox.addFault(fault);
			const sent = await work(sandbox, cell, known);
			// Late writes of the service count too.
			await jest.advanceTimersByTimeAsync(60_000);
			const endings = { written: 0, uncertain: 0, absent: 0 };
			for (const { ending } of sent) endings[ending.kind] += 1;
			return { cell, wrong: judge(sandbox, cell, sent, known, before), endings };
		});
	});
}

/** What is wrong with the first wrong cell; '' if none is. */
export async function firstWrong(some: readonly Cell[]): Promise<string> {
	for (const cell of some) {
		const { wrong } = await runCell(cell);
		if (wrong.length > 0) return wrong.join('; ');
	}
	return '';
}
