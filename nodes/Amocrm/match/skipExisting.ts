import type { IDataObject } from 'n8n-workflow';

import { isMissing } from '../parse/text/blank';
import { InputError } from '../parse/text/inputError';
import { rowKeys } from './rowIdentity';
import { findMatches } from './matches';
import { BY_NAME, byChosenField, keysForRows, type MatchKey } from './matchKeys';
import { optionsOf } from '../rows/nodeOptions';
import { choiceOf } from '../rows/parameters';
import { chosenHits, storedOf } from './severalFound';
import { targetsOf } from './rowSubjects';
import { NO_RESULT } from '../write/waves';
import type { RowResult, Run, WritableRow } from '../verbs/verb';

/** By what 'Skip Existing' tells rows to be the same; `undefined` when it is off. Throws InputError, UnreadableError. */
export async function skipKey(run: Run): Promise<MatchKey | undefined> {
	const { skipExisting, skipExistingField } = optionsOf(run);
	const by = choiceOf('Skip Existing', skipExisting, ['field', 'name', 'off'], 'off');
	if (by === 'off') return undefined;
	if (by === 'name') return BY_NAME;
	if (isMissing(skipExistingField)) {
		throw new InputError(
			"'Skip Existing: Field' is empty",
			"Add the option 'Skip Existing: Field' and choose the custom field that tells records apart, or set 'Skip Existing' to 'By Name'.",
		);
	}
	return await byChosenField(run, skipExistingField);
}

/** How the rows of a run are to be dealt with when existing records are skipped. */
export interface Plan {
	/** Numbers of the rows that have to be written. */
	write: number[];
	/** The record that stands for a row already. */
	existing: Map<number, IDataObject>;
	/** The row of the same run that makes the record of a row. */
	same: Map<number, number>;
}

/**
 * Sorts rows into new ones, such that exist, and such that equal an earlier row, which become one record with it. Of several
 * existing records the first created stands for a row. Throws UnreadableError.
 */
export async function planRows(
	{ connection, resource }: Run,
	chosen: MatchKey,
	rows: readonly WritableRow[],
): Promise<Plan> {
	const payloads = rows.map(({ payload }) => payload);
	const keys = keysForRows([chosen], payloads);
	const matches = await findMatches(connection, resource, keys, payloads, (record) => ({
		...storedOf(record, keys),
		record,
	}));
	const ownKeys = payloads.map((payload) => rowKeys(keys, payload));
	const targets = targetsOf(ownKeys, matches, (match) =>
		chosenHits(match, 'firstCreated', resource),
	);
	const planned: Plan = { write: [], existing: new Map(), same: new Map() };
	for (const [row, target] of targets.entries()) {
		const [stored] = 'stored' in target ? target.stored : [];
		if (stored) planned.existing.set(row, stored.record);
		else if ('same' in target && target.same !== row) planned.same.set(row, target.same);
		else planned.write.push(row);
	}
	return planned;
}

/** The results of all rows, from those of the written ones. Every record carries the `request_id` of its own row. */
export function merged(
	rows: readonly WritableRow[],
	{ existing, same }: Plan,
	written: ReadonlyMap<number, RowResult>,
): RowResult[] {
	return rows.map(({ requestId }, row) => {
		const stored = existing.get(row);
		if (stored) return { record: { ...stored, request_id: requestId } };
		const result = written.get(same.get(row) ?? row) ?? NO_RESULT;
		return 'record' in result
			? { ...result, record: { ...result.record, request_id: requestId } }
			: result;
	});
}

/**
 * The rows to be written in place of refused ones, which the plan tells from now on: of the rows that equal a refused one
 * the first, whose record the others become. A row that may have been written, or exists incomplete, is not replaced.
 */
export function replaced(
	{ same }: Plan,
	refusable: readonly number[],
	results: ReadonlyMap<number, RowResult>,
): number[] {
	const next = new Map<number, number>();
	const refused = new Set(refusable.filter((row) => isRefused(results.get(row))));
	for (const [row, first] of same) {
		if (!refused.has(first)) continue;
		const instead = next.get(first);
		if (instead !== undefined) {
			same.set(row, instead);
			continue;
		}
		next.set(first, row);
		same.delete(row);
	}
	return [...next.values()];
}

const isRefused = (result: RowResult | undefined) =>
	result !== undefined &&
	'failure' in result &&
	result.id === undefined &&
	!result.notSent &&
	!result.failure.uncertain;
