import type { Failure } from '../transport/types';
import { failureOf } from '../output/failure';
import type { EncodedRow, RowResult, Run, WritableRow } from '../verbs/verb';
import { haltedBy, NO_RESULT } from './waves';
import { writeBatches } from './writeBatches';

/** The rows that are about one record, in their order. */
export interface Chain {
	/** Of the record; none until a row has made it. */
	id?: number;
	rows: readonly number[];
}

/** What is to be written, and who wants to know what became of it. */
export interface Chained<C extends Chain> {
	chains: readonly C[];
	/** What is sent for a row, which may depend on what became of the rows before it. */
	bodyOf(chain: C, row: number): EncodedRow;
	/** Told how a row ended, with the body that was sent. Not told of rows left out after one that ended the run. */
	ended(chain: C, row: number, result: RowResult, sent?: WritableRow): void;
	/** Told when all is written, and only reading is left. Not always told. */
	allWritten?(): void;
}

/**
 * Writes rows of the same record one after the other: in one request, or in two that overlap, nobody could tell which of
 * them wins. The first row of a chain without a record makes it; if that is refused, the next one does.
 */
export async function writeChains<C extends Chain>(run: Run, chained: Chained<C>): Promise<void> {
	const writing: Writing<C> = { ...chained, run, uncertain: new Set() };
	const waves = chained.chains.reduce((most, { rows }) => Math.max(most, rows.length), 0);
	for (let wave = 0; wave < waves && !writing.stopped; wave += 1) {
		const steps = chained.chains.flatMap((chain) => {
			const row = chain.rows[wave];
			return row === undefined ? [] : [{ chain, row }];
		});
		const isNew = ({ chain }: Step<C>) => chain.id === undefined;
		const [creating, changing] = [steps.filter(isNew), steps.filter((step) => !isNew(step))];
		const allWritten = wave === waves - 1 ? chained.allWritten : undefined;
		await writeWave(writing, 'create', creating, changing.length === 0 ? allWritten : undefined);
		await writeWave(writing, 'update', changing, allWritten);
	}
}

interface Step<C> {
	chain: C;
	row: number;
}

interface Writing<C extends Chain> extends Chained<C> {
	run: Run;
	/** Chains of which a record may have been made, while nobody knows which. */
	uncertain: Set<C>;
	/** Why nothing more can be written. */
	halted?: Failure;
	/** With "stop", a row has failed. */
	stopped?: boolean;
}

async function writeWave<C extends Chain>(
	writing: Writing<C>,
	method: 'create' | 'update',
	steps: ReadonlyArray<Step<C>>,
	allWritten?: () => void,
): Promise<void> {
	if (writing.stopped) return;
	const { run, bodyOf } = writing;
	const sent: Array<Step<C> & { body: WritableRow }> = [];
	for (const { chain, row } of steps) {
		const held = writing.uncertain.has(chain);
		const failure = writing.halted ?? (held ? MAYBE_THERE : undefined);
		const body = failure ? { failure } : bodyOf(chain, row);
		if ('payload' in body) sent.push({ chain, row, body });
		else end(writing, { chain, row }, { failure: failure ?? failureOf(body.failure), held });
	}
	if (sent.length === 0 || writing.stopped) return;
	const report = await writeBatches(
		run,
		method,
		sent.map(({ body }) => body),
		{ allWritten },
	);
	for (const [i, { body, ...step }] of sent.entries())
		end(writing, step, report.results[i] ?? NO_RESULT, body);
	writing.halted ??= haltedBy(report.results);
}

function end<C extends Chain>(
	writing: Writing<C>,
	{ chain, row }: Step<C>,
	result: RowResult,
	sent?: WritableRow,
): void {
	if ('record' in result) chain.id = Number(result.record.id);
	else {
		// What is not complete exists all the same.
		chain.id ??= result.id;
		if (chain.id === undefined && result.failure.uncertain) writing.uncertain.add(chain);
		if (writing.run.stopAtFirst) writing.stopped = true;
	}
	writing.ended(chain, row, result, sent);
}

const MAYBE_THERE: Failure = {
	message: 'An earlier row for the same record may have been written',
	description: 'This row was not sent. Run it again: it is looked for anew then.',
};
