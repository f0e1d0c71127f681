import type { Cost, CostInput } from '../jobs/cost';
import type { MemoryInput, MemoryUse } from '../jobs/memory';
import { runJob, withSandboxProcess } from '../lib/processes.js';
import { missed, percent, whole, type Bench, type Part, type Table } from '../lib/report';

const UNLIMITED = { requestsPerSecond: 0 };
const ids = { batchSize: 250, return: 'ids' };
const full = { batchSize: 250, return: 'full' };

type CostCase = Omit<CostInput, 'account'>;
type MemoryCase = Omit<MemoryInput, 'account'>;

/** The maximum cost of one row in addition to reading its parameters. */
const MOST_MICROSECONDS = 50;
const MOST_BYTES = 1024;

/** The tolerance within which costs per row at different sizes count as equal. */
const LINEAR_WITHIN = 0.2;

/** Processor time and memory per row, compared with a node that only reads its parameters. */
export const cost: Part = {
	title: 'Cost per row',
	run: async ({ quick, note }: Bench) => {
		const scale = quick ? 0.1 : 1;
		const sizes = [25_000, 25_000, 50_000, 100_000].map((rows) => rows * scale);
		const rows = 100_000 * scale;
		const growing: CostCase = { mode: 'form', options: ids, sizes };
		const others: CostCase[] = [
			{ mode: 'form', options: full, sizes: [rows / 4, rows / 4] },
			{ mode: 'json', options: ids, sizes: [rows] },
		];
		const memories: MemoryCase[] = [
			{ mode: 'form', options: ids, rows: rows / 2 },
			{ mode: 'json', options: ids, rows: rows / 4 },
			{ mode: 'form', options: full, rows: rows / 4 },
		];
		const [costs, uses] = await Promise.all([
			Promise.all([growing, ...others].map(async (one) => await costOf(one, note))),
			Promise.all(memories.map(memoryOf)),
		]);
		return [costTable([growing, ...others], costs), memoryTable(memories, uses)];
	},
};

async function costOf(one: CostCase, note: Bench['note']): Promise<Cost[]> {
	return await withSandboxProcess(
		UNLIMITED,
		async (account) => await runJob('cost', { ...one, account }, note),
	);
}

async function memoryOf(one: MemoryCase): Promise<MemoryUse> {
	return await withSandboxProcess(
		UNLIMITED,
		async (account) => await runJob('memory', { ...one, account }),
	);
}

const returned = ({ options }: { options: CostCase['options'] }) =>
	options.return === 'ids' ? 'IDs only' : 'full record';
/** Over all rows of all sizes, since comparing single runs shows the noise of both. */
function meanOwn(costs: readonly Cost[]): number {
	const rows = costs.reduce((sum, one) => sum + one.rows, 0);
	return costs.reduce((sum, one) => sum + own(one) * one.rows, 0) / rows;
}

const own = ({ whole: all, baseline }: Cost) => all - baseline;

function costTable(cases: readonly CostCase[], costs: readonly Cost[][]): Table {
	const [growing = []] = costs;
	// Differences of large figures would show more noise than growth.
	const perRow = growing.map((measured) => measured.whole);
	const difference = Math.max(...perRow) / Math.min(...perRow) - 1;
	const idsOnly = costs.filter((_, i) => cases[i]?.options.return === 'ids');
	return {
		title: 'Processor time per row',
		about: `All processors together, for batches of 250. 'Reading' is a node that reads the same parameters and returns items of the same size; 'own' is what is above that. The whole time per row at three sizes differs by ${percent(difference)}.`,
		head: ['mode', 'return', 'rows', 'whole', 'reading', 'own'],
		rows: cases.flatMap((one, i) =>
			(costs[i] ?? []).map((measured) => [
				one.mode,
				returned(one),
				whole(measured.rows),
				`${measured.whole.toFixed(1)} µs`,
				`${measured.baseline.toFixed(1)} µs`,
				`${own(measured).toFixed(1)} µs`,
			]),
		),
		missed: missed([
			{
				what: `at most ${MOST_MICROSECONDS} µs of own time with IDs only, as a mean over all sizes`,
				reached: idsOnly.every((sizes) => meanOwn(sizes) <= MOST_MICROSECONDS),
			},
			{ what: 'time in proportion to the rows', reached: difference <= LINEAR_WITHIN },
		]),
	};
}

function memoryTable(cases: readonly MemoryCase[], uses: readonly MemoryUse[]): Table {
	return {
		title: 'Memory per row',
		about:
			'Bytes alive at the worst moment of a run, after garbage collection, beyond those before it.',
		head: ['mode', 'return', 'rows', 'whole', 'reading', 'own'],
		rows: cases.map((one, i) => {
			const { whole: all, baseline } = uses[i] ?? { whole: 0, baseline: 0 };
			return [
				one.mode,
				returned(one),
				whole(one.rows),
				whole(all),
				whole(baseline),
				whole(all - baseline),
			];
		}),
		missed: missed([
			{
				what: `at most ${MOST_BYTES} bytes of own memory per row`,
				reached: uses.every(({ whole: all, baseline }) => all - baseline <= MOST_BYTES),
			},
		]),
	};
}
