import type { IDataObject } from 'n8n-workflow';

import { linkTarget, unlinkTarget } from '../../transport/write/targets';
import { writeOf } from '../../resources/common/lists';
import type { Outcome, WriteTarget } from '../../transport/types';
import { writeRows } from '../../transport/write/writeRows';
import { explainLink } from '../../output/linkRejection';
import { linkRows } from './rows';
import { batchSize, optionsOf } from '../../rows/nodeOptions';
import { queryParametersOf } from '../../rows/queryParameters';
import type { BulkOperation, RowResult, Run, WritableRow, WriteReport } from '../verb';
import { writeInWaves } from '../../write/waves';

/** Links records to others, in batches. Each link comes out as an item. */
export const link: BulkOperation = {
	kind: 'bulk',
	rowName: 'link',
	reader: (run) => async (item) => await linkRows(run, item, true),
	write: async (run, rows) =>
		await writeLinks(
			run,
			linkTarget(writeOf(run.resource, 'link')),
			rows,
			(made, sent) => made ?? sent,
		),
};

/** Takes links away, in batches. What is not linked is taken for done. */
export const unlink: BulkOperation = {
	kind: 'bulk',
	rowName: 'link',
	reader: (run) => async (item) => await linkRows(run, item, false),
	write: async (run, rows) =>
		await writeLinks(run, unlinkTarget(writeOf(run.resource, 'unlink')), rows, (_made, sent) => ({
			entity_id: sent.entity_id,
			entity_type: run.resource.embedded,
			to_entity_id: sent.to_entity_id,
			to_entity_type: sent.to_entity_type,
			unlinked: true,
		})),
};

type Shown = (made: IDataObject | undefined, sent: IDataObject) => IDataObject;

async function writeLinks(
	run: Run,
	target: WriteTarget,
	rows: readonly WritableRow[],
	shown: Shown,
): Promise<WriteReport> {
	const options = optionsOf(run);
	const write = async (wave: readonly WritableRow[]) => {
		const payloads = wave.map(({ payload }) => payload);
		const outcomes = await writeRows(run.connection, target, payloads, {
			size: batchSize(options.batchSize),
			qs: queryParametersOf(options.queryParameters),
			stopAtFirst: run.stopAtFirst,
		});
		const results: RowResult[] = [];
		for (const [i, outcome] of outcomes.entries())
			results.push(await resultOf(run, payloads[i] ?? {}, outcome, shown));
		return { results };
	};
	const keyOfRow = ({ payload }: WritableRow) => keyOf(run, payload);
	const { different, placeOf } = withoutRepetition(rows, keyOfRow);
	const { results } = await writeInWaves(run, different, keyOfRow, write);
	return { results: placeOf.flatMap((place) => copyOf(results[place])) };
}

/** Rows that ask for the very same as the row before them with that key are done with it, not with a request each. */
function withoutRepetition(
	rows: readonly WritableRow[],
	keyOfRow: (row: WritableRow) => string,
): { different: WritableRow[]; placeOf: number[] } {
	const last = new Map<string, { asked: string; place: number }>();
	const different: WritableRow[] = [];
	const placeOf = rows.map((row) => {
		const [key, asked] = [keyOfRow(row), JSON.stringify(row.payload)];
		const before = last.get(key);
		if (before?.asked === asked) return before.place;
		const place = different.push(row) - 1;
		last.set(key, { asked, place });
		return place;
	});
	return { different, placeOf };
}

/** No two items share an object, which the next node may change. */
const copyOf = (result: RowResult | undefined): RowResult[] =>
	result && 'record' in result ? [{ record: { ...result.record } }] : result ? [result] : [];

/** A contact or lead has one company, and one main contact: of several links the last one given holds. */
function keyOf({ resource }: Run, link: IDataObject): string {
	const { entity_id: from, to_entity_id: to, to_entity_type: type, metadata } = link;
	if (type === 'companies') return `company of ${String(from)}`;
	if (resource.embedded === 'companies' && (type === 'contacts' || type === 'leads'))
		return `company of ${type} ${String(to)}`;
	if (type === 'contacts' && metadata) return `main contact of ${String(from)}`;
	return `${String(from)} ${String(type)} ${String(to)}`;
}

async function resultOf(
	{ resource }: Run,
	sent: IDataObject,
	outcome: Outcome,
	shown: Shown,
): Promise<RowResult> {
	if (outcome.kind === 'written') return { record: shown(outcome.answer, sent) };
	const { failure } = outcome;
	if (outcome.kind === 'rejected')
		return { failure: await explainLink(resource, sent, outcome.errors, failure) };
	return { failure, leftOut: failure.leftOut, notSent: outcome.kind === 'notSent' };
}
