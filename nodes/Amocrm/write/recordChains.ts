import { failureOf } from '../output/failure';
import type { Failure } from '../transport/types';
import type { EncodedRow, RowResult, Run, WritableRow } from '../verbs/verb';
import { NO_RESULT } from './noResult';
import { haltedBy, notSentResults, writeInWaves, type Chain, type Ended, type Step } from './waves';
import { writeBatches } from './writeBatches';

type End = Ended<RecordChain>;

/** The rows about one record, in order. */
export interface RecordChain extends Chain {
	/** ID of the record; none until a row has created it. */
	id?: number;
	/** The body to send for a row, which can depend on the rows before it. */
	bodyOf(row: WritableRow): EncodedRow;
	/** Called with each written body. */
	wrote?(body: WritableRow): void;
}

/**
 * Writes the rows of each record one after the other. The first row of a chain without a record creates it; if it is
 * refused, the next one does.
 *
 * @param allWritten called when everything is written and only reading is left; not always called
 */
export async function writeRecordChains(
	run: Run,
	chains: readonly RecordChain[],
	allWritten?: () => void,
): Promise<End[]> {
	// Chains whose record may have been created, without a known ID.
	const uncertain = new Set<RecordChain>();
	return await writeInWaves(run, chains, async (steps, isLast) => {
		const isNew = ({ chain }: Step<RecordChain>) => chain.id === undefined;
		const [creating, changing] = [steps.filter(isNew), steps.filter((step) => !isNew(step))];
		const last = isLast ? allWritten : undefined;
		const writing = { run, uncertain };
		const created = await writeWave(
			writing,
			'create',
			creating,
			changing.length === 0 ? last : undefined,
		);
		if (run.stopAtFirst && created.some(hasFailed)) return created;
		const halted = haltedBy(created.map(({ result }) => result));
		const updated = halted
			? notSentResults(changing, halted)
			: await writeWave(writing, 'update', changing, last);
		return [...created, ...updated];
	});
}

interface Writing {
	run: Run;
	uncertain: Set<RecordChain>;
}

const hasFailed = ({ result }: End) => 'failure' in result;

async function writeWave(
	{ run, uncertain }: Writing,
	method: 'create' | 'update',
	steps: ReadonlyArray<Step<RecordChain>>,
	allWritten?: () => void,
): Promise<End[]> {
	const sent: Array<Step<RecordChain> & { body: WritableRow }> = [];
	const ended: End[] = [];
	for (const step of steps) {
		const body = uncertain.has(step.chain) ? undefined : step.chain.bodyOf(step.row);
		if (!body) ended.push({ ...step, result: { failure: MAYBE_THERE, held: true } });
		else if ('payload' in body) sent.push({ ...step, body });
		else ended.push({ ...step, result: { failure: failureOf(body.failure) } });
	}
	if (sent.length === 0 || (run.stopAtFirst && ended.length > 0)) return ended;
	const results = await writeBatches(
		run,
		method,
		sent.map(({ body }) => body),
		{ allWritten },
	);
	for (const { body, ...step } of sent) {
		const result = results.get(body) ?? NO_RESULT;
		note(step.chain, body, result, uncertain);
		ended.push({ ...step, result, sent: body });
	}
	return ended;
}

/** Updates a chain with a row's result. */
function note(
	chain: RecordChain,
	body: WritableRow,
	result: RowResult,
	uncertain: Set<RecordChain>,
): void {
	if ('record' in result) chain.id = Number(result.record.id);
	// An incomplete record exists anyway.
	else chain.id ??= result.id;
	if ('record' in result || result.id !== undefined) chain.wrote?.(body);
	else if (chain.id === undefined && result.failure.uncertain) uncertain.add(chain);
}

const MAYBE_THERE: Failure = {
	message: 'An earlier row for the same record may have been written',
	description: 'This row was not sent. Run it again: the node then looks up its record again.',
};
