import { failureOf } from '../output/failure';
import type { Failure } from '../transport/types';
import type { EncodedRow, RowResult, Run, WritableRow } from '../verbs/verb';
import { NO_RESULT } from './noResult';
import { haltedBy, notSent, writeInWaves, type Chain, type Ended, type Step } from './waves';
import { writeBatches } from './writeBatches';

type End = Ended<RecordChain>;

/** The rows that are about one record, in their order. */
export interface RecordChain extends Chain {
	/** Of the record; none until a row has made it. */
	id?: number;
	/** What is sent for a row, which may depend on the rows before it. */
	bodyOf(row: WritableRow): EncodedRow;
	/** Takes note of a body that the record has now. */
	wrote?(body: WritableRow): void;
}

/**
 * Writes the rows of each record one after the other. The first row of a chain without a record makes it; if that is refused,
 * the next one does.
 *
 * @param allWritten called when all is written, and only reading is left; not always called
 */
export async function writeRecordChains(
	run: Run,
	chains: readonly RecordChain[],
	allWritten?: () => void,
): Promise<End[]> {
	// Chains of which a record may have been made, while nobody knows which.
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
			? notSent(changing, halted)
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

/** What the rows after it need to know of how a row ended. */
function note(
	chain: RecordChain,
	body: WritableRow,
	result: RowResult,
	uncertain: Set<RecordChain>,
): void {
	if ('record' in result) chain.id = Number(result.record.id);
	// What is not complete exists all the same.
	else chain.id ??= result.id;
	if ('record' in result || result.id !== undefined) chain.wrote?.(body);
	else if (chain.id === undefined && result.failure.uncertain) uncertain.add(chain);
}

const MAYBE_THERE: Failure = {
	message: 'An earlier row for the same record may have been written',
	description: 'This row was not sent. Run it again: it is looked for anew then.',
};
