import type { IDataObject } from 'n8n-workflow';

import { isMissing } from '../parse/text/blank';
import { InputError } from '../parse/text/inputError';
import { rowKeys } from './rowIdentity';
import { findMatches } from './matches';
import { BY_NAME, byChosenField, keysForRows, type MatchKey } from './matchKeys';
import { choiceOf } from '../rows/parameters';
import { chosenHits, storedOf } from './severalFound';
import { subjectsOf } from './rowSubjects';
import type { RowResult, RowResults, Run, WritableRow } from '../verbs/verb';

/** The key of 'Skip Existing'; `undefined` if it is off. Throws InputError, UnreadableError. */
export async function skipKey(run: Run): Promise<MatchKey | undefined> {
	const { skipExisting, skipExistingField } = run.options;
	const by = choiceOf('Skip Existing', skipExisting, ['field', 'name', 'off'], 'off');
	if (by === 'off') return undefined;
	if (by === 'name') return BY_NAME;
	if (isMissing(skipExistingField)) {
		throw new InputError(
			"'Skip Existing: Field' is empty",
			"Add the option 'Skip Existing: Field' and choose the custom field that identifies records, or set 'Skip Existing' to 'By Name'.",
		);
	}
	return await byChosenField(run, skipExistingField);
}

/** What happens to the rows of a run if existing records are skipped. */
export interface SkipPlan {
	/** Rows to write. */
	write: WritableRow[];
	/** The existing record of a row. */
	existing: Map<WritableRow, IDataObject>;
	/** The row of the same run that creates a row's record. */
	same: Map<WritableRow, WritableRow>;
}

/**
 * Divides rows into new ones, existing ones, and those equal to an earlier row, which share its record. If several
 * records exist, the first created is used. Throws UnreadableError.
 */
export async function planRows(
	{ connection, resource }: Run,
	chosen: MatchKey,
	rows: readonly WritableRow[],
): Promise<SkipPlan> {
	const payloads = rows.map(({ payload }) => payload);
	const keys = keysForRows([chosen], payloads);
	const matches = await findMatches(connection, resource, keys, payloads, (record) => ({
		...storedOf(record, keys),
		record,
	}));
	const ownKeys = payloads.map((payload) => rowKeys(keys, payload));
	const subjects = subjectsOf(ownKeys, matches, (match) =>
		chosenHits(match, 'firstCreated', resource),
	);
	const planned: SkipPlan = { write: [], existing: new Map(), same: new Map() };
	for (const [i, row] of rows.entries()) {
		const subject = subjects[i];
		const [stored] = subject && 'stored' in subject ? subject.stored : [];
		const first = subject && 'same' in subject ? rows[subject.same] : undefined;
		if (stored) planned.existing.set(row, stored.record);
		else if (first && first !== row) planned.same.set(row, first);
		else planned.write.push(row);
	}
	return planned;
}

/** The results of all rows, from those of the written ones. Each record gets the `request_id` of its own row. */
export function withExisting(
	rows: readonly WritableRow[],
	{ existing, same }: SkipPlan,
	written: RowResults,
): RowResults {
	const results: RowResults = new Map();
	for (const row of rows) {
		const request_id = row.requestId;
		const stored = existing.get(row);
		const result = written.get(same.get(row) ?? row);
		if (stored) results.set(row, { record: { ...stored, request_id } });
		else if (result && 'record' in result)
			results.set(row, { ...result, record: { ...result.record, request_id } });
		else if (result) results.set(row, result);
	}
	return results;
}

/**
 * The rows to write instead of refused ones; updates the plan. The first of the rows equal to a refused one is written,
 * and the others share its record. Rows that may have been written, or exist incomplete, are not replaced.
 */
export function replaced(
	{ same }: SkipPlan,
	refusable: readonly WritableRow[],
	results: RowResults,
): WritableRow[] {
	const next = new Map<WritableRow, WritableRow>();
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
