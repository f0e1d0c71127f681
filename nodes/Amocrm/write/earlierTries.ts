import type { IExecuteFunctions } from 'n8n-workflow';

import type { RowResult } from '../verbs/verb';

/** How the rows of earlier tries ended, by row position. */
export interface Tries {
	/** Rows that an earlier try finished and that must not be sent again. */
	known: ReadonlyMap<string, RowResult>;
	/** Remembers how the rows of this try ended; `failed`: the try ends with an error. */
	close(results: ReadonlyMap<string, RowResult>, failed: boolean): void;
}

/** Results by n8n's object for one run of one node, which all tries share and which is released with the execution. */
const runs = new WeakMap<object, Map<string, ReadonlyMap<string, RowResult>>>();

/**
 * The earlier tries of a run with Retry On Fail, in which n8n calls the node again with all its items. `undefined` if n8n
 * does not reveal which run a try belongs to.
 *
 * For an agent's tool, n8n passes the agent's run, and another call with the same rows is meant to write them again. So
 * only a failed call is resumed, by the next one with the same rows.
 *
 * @param rows the rows as they would be sent
 */
export function earlierTries(
	context: IExecuteFunctions,
	rows: readonly unknown[],
): Tries | undefined {
	const run = context.getExecuteData();
	const node = context.getNode();
	if (!run?.node) return undefined;
	const isTool = run.node.name !== node.name;
	const key = isTool ? `${node.name} ${JSON.stringify(rows)}` : node.name;
	const tries = runs.get(run) ?? new Map<string, ReadonlyMap<string, RowResult>>();
	runs.set(run, tries);
	const known = tries.get(key) ?? new Map<string, RowResult>();
	tries.delete(key);
	return {
		known,
		close: (results, failed) => {
			if (isTool && !failed) return;
			tries.set(key, new Map([...known, ...[...results].filter(([, result]) => isFinal(result))]));
		},
	};
}

/** Whether a row must not be sent again, because its record exists or may exist. */
const isFinal = (result: RowResult) =>
	'record' in result ||
	result.id !== undefined ||
	result.held === true ||
	(result.failure.uncertain === true && !result.failure.idempotent);
