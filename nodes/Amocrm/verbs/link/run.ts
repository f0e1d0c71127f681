import type { IDataObject } from 'n8n-workflow';

import { explainLink } from '../../output/linkRejection';
import { writeOf } from '../../resources/common/lists';
import type { WriteTarget } from '../../transport/types';
import { linkTarget, unlinkTarget } from '../../transport/write/targets';
import { NO_RESULT } from '../../write/noResult';
import { chainsBy, writeInWaves } from '../../write/waves';
import { writeUnread, type UnreadWrite } from '../../write/writeUnread';
import type { WritingOperation, RowResult, RowResults, Run, WritableRow } from '../verb';
import { linkRows } from './rows';

/** Links records in batches, one item per link. */
export const link: WritingOperation = {
	rowName: 'link',
	reader: (run) => async (item) => await linkRows(run, item, true),
	write: async (run, rows) =>
		await writeLinks(
			run,
			linkTarget(writeOf(run.resource, 'link')),
			rows,
			(sent, { answer }) => answer ?? sent,
		),
};

/** Removes links in batches. Missing links count as removed. */
export const unlink: WritingOperation = {
	rowName: 'link',
	reader: (run) => async (item) => await linkRows(run, item, false),
	write: async (run, rows) =>
		await writeLinks(run, unlinkTarget(writeOf(run.resource, 'unlink')), rows, (sent) => ({
			entity_id: sent.entity_id,
			entity_type: run.resource.embedded,
			to_entity_id: sent.to_entity_id,
			to_entity_type: sent.to_entity_type,
			unlinked: true,
		})),
};

async function writeLinks(
	run: Run,
	target: WriteTarget,
	rows: readonly WritableRow[],
	shown: UnreadWrite['shown'],
): Promise<RowResults> {
	const keyOfRow = ({ payload }: WritableRow) => keyOf(run, payload);
	const { different, firstOf } = withoutRepetition(rows, keyOfRow);
	const ended = await writeInWaves(run, chainsBy(different, keyOfRow), async (steps) => {
		const wave = steps.map(({ row }) => row);
		const results = await writeUnread(run, target, wave, {
			shown,
			explain: async (sent, { errors, failure }) =>
				await explainLink(run.resource, sent, errors, failure),
		});
		return steps.map((step) => ({ ...step, result: results.get(step.row) ?? NO_RESULT }));
	});
	const results = new Map(ended.map(({ row, result }) => [row, result]));
	return new Map(
		rows.flatMap((row) => {
			const result = results.get(firstOf.get(row) ?? row);
			return result ? [[row, copyOf(result)] as const] : [];
		}),
	);
}

/** Identical rows are written once. */
function withoutRepetition(
	rows: readonly WritableRow[],
	keyOfRow: (row: WritableRow) => string,
): { different: WritableRow[]; firstOf: Map<WritableRow, WritableRow> } {
	const last = new Map<string, { asked: string; row: WritableRow }>();
	const firstOf = new Map<WritableRow, WritableRow>();
	const different = rows.filter((row) => {
		const [key, asked] = [keyOfRow(row), JSON.stringify(row.payload)];
		const before = last.get(key);
		if (before?.asked === asked) firstOf.set(row, before.row);
		else last.set(key, { asked, row });
		return !firstOf.has(row);
	});
	return { different, firstOf };
}

/** Items must not share objects, which the next node may change. */
const copyOf = (result: RowResult): RowResult =>
	'record' in result ? { record: { ...result.record } } : result;

/** A contact or lead has one company and one main contact: of several links, the last one counts. */
function keyOf({ resource }: Run, link: IDataObject): string {
	const { entity_id: from, to_entity_id: to, to_entity_type: type, metadata } = link;
	if (type === 'companies') return `company of ${String(from)}`;
	if (resource.embedded === 'companies' && (type === 'contacts' || type === 'leads'))
		return `company of ${type} ${String(to)}`;
	if (type === 'contacts' && metadata) return `main contact of ${String(from)}`;
	return `${String(from)} ${String(type)} ${String(to)}`;
}
