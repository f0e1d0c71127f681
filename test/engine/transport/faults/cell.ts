import type { IDataObject, INodeType } from 'n8n-workflow';

import { ownerId } from '../../../../sandbox/seed/seedUsers';
import type { Sandbox, SandboxOptions } from '../../../../sandbox';
import { amocrm, oAuth2For, tokenFor, withSandbox } from '../../../support/amocrm';
import { runNode, type NodeRun } from '../../../support/engine';
import { inexactnesses, type EndedRow, type Ending, type Stored } from './exactness';
import { contentOfRecord, contentOfRow, INPUTS, sheet, type Mode, type SheetRow } from './rows';

/** What goes wrong in a run. */
export interface Trouble {
	sandbox?: Partial<SandboxOptions>;
	/** Arms the sandbox's faults before the run. */
	prepare?: (sandbox: Sandbox) => void;
	/** Goes on beside the run until `over` says so. */
	meanwhile?: (sandbox: Sandbox, over: () => boolean, cancel: () => void) => Promise<void>;
	/** Makes some rows bad ones. */
	spoil?: (rows: SheetRow[]) => void;
	node?: INodeType;
	oAuth2?: true;
}

export interface Cell {
	mode: Mode;
	onError: 'stop' | 'continue';
	batchSize: number | 'auto';
	return: 'ids' | 'full';
	rows: number;
}

/** How a run ended. */
export interface CellResult {
	cell: Cell;
	/** What is not exact, in words. */
	wrong: string[];
	/** Rows by how they ended, as the user was told; all `absent` when the run stopped with an error. */
	endings: Record<Ending['kind'], number>;
	/** What stopped the run. */
	error: string;
	/** Companies of this run that exist in the end. */
	exist: number;
	sandbox: Sandbox;
	run: NodeRun;
	seconds: number;
}

/** Runs the node on n8n's engine while something goes wrong, and compares what it says with what the sandbox holds. */
export async function runCell(cell: Cell, trouble: Trouble): Promise<CellResult> {
	return await withSandbox(trouble.sandbox ?? {}, async (sandbox) => {
		const rows = sheet(cell.rows);
		trouble.spoil?.(rows);
		trouble.prepare?.(sandbox);
		const before = performance.now();
		const run = await runBeside(cell, trouble, sandbox, rows);
		const stored = ownRecords(sandbox);
		const ended = rows.map(
			(row, i): EndedRow => ({ content: contentOfRow(row), ending: endingOf(run, i) }),
		);
		const stopped = run.error !== undefined && run.items.length === 0;
		return {
			cell,
			wrong: stopped
				? wrongWords(run, stored)
				: [...inexactnesses(ended, stored), ...wrongRecords(run, rows, cell)],
			endings: countEndings(ended),
			error: `${run.error?.message ?? ''} ${run.error?.description ?? ''}`.trim(),
			exist: stored.length,
			sandbox,
			run,
			seconds: (performance.now() - before) / 1000,
		};
	});
}

async function runBeside(
	cell: Cell,
	trouble: Trouble,
	sandbox: Sandbox,
	rows: SheetRow[],
): Promise<NodeRun> {
	const abort = new AbortController();
	let over = false;
	const beside = trouble.meanwhile?.(
		sandbox,
		() => over,
		() => abort.abort(),
	);
	const { input, parameters } = INPUTS[cell.mode](rows, {
		batchSize: cell.batchSize,
		return: cell.return,
	});
	const run = await runNode({
		node: trouble.node ?? amocrm,
		credentials: [trouble.oAuth2 ? oAuth2For(sandbox) : tokenFor(sandbox)],
		signal: abort.signal,
		onError: cell.onError === 'stop' ? 'stopWorkflow' : 'continueRegularOutput',
		input,
		parameters: { ...parameters, authentication: trouble.oAuth2 ? 'oAuth2' : 'longLivedToken' },
	});
	over = true;
	await beside;
	return run;
}

/** What the run created; other people in these tests are other users. */
const ownRecords = (sandbox: Sandbox): Stored[] =>
	sandbox
		.records('companies')
		.filter(({ created_by: author }) => author === ownerId)
		.map((record) => ({ id: record.id, content: contentOfRecord(record) }));

function endingOf({ items }: NodeRun, row: number): Ending {
	const { id, error } = items[row]?.json ?? {};
	if (error !== undefined || id === undefined) {
		return { kind: String(error).includes('may have been created') ? 'uncertain' : 'absent' };
	}
	return { kind: 'written', id: Number(id) };
}

function countEndings(rows: readonly EndedRow[]): CellResult['endings'] {
	const counts = { written: 0, uncertain: 0, absent: 0 };
	for (const { ending } of rows) counts[ending.kind] += 1;
	return counts;
}

/** One item for each row, paired to the right input item, and with 'Full Record' the record of that row. */
function wrongRecords({ items }: NodeRun, rows: readonly SheetRow[], cell: Cell): string[] {
	const perItem = cell.mode === 'form' ? 1 : 10;
	const wrong =
		items.length === rows.length ? [] : [`${items.length} items for ${rows.length} rows`];
	for (const [i, { json, pairedItem }] of items.entries()) {
		const paired = JSON.stringify(pairedItem) === JSON.stringify({ item: Math.floor(i / perItem) });
		if (!paired) wrong.push(`item ${i} is paired to ${JSON.stringify(pairedItem)}`);
		if (json.name === undefined) continue;
		if (contentOfRecord(json) !== rows.map(contentOfRow)[i])
			wrong.push(`item ${i} shows another record`);
	}
	return wrong;
}

/** The error that stopped a run tells how many companies exist, and which. */
function wrongWords({ error }: NodeRun, stored: readonly Stored[]): string[] {
	const words = error?.description ?? '';
	const [, count = '0', ids = ''] =
		/(\d+) compan(?:y|ies) of this run already exist, with the IDs? ([\d, …]+)\./.exec(words) ?? [];
	const known = new Set(stored.map(({ id }) => String(id)));
	const strange = ids.split(/[^\d]+/).filter((id) => id !== '' && !known.has(id));
	const saysNothing = words.includes('Nothing was written');
	return [
		...(Number(count) === stored.length
			? []
			: [`${stored.length} companies exist, but the error says: ${words}`]),
		...(strange.length === 0
			? []
			: [`the error tells ids that do not exist: ${strange.join(', ')}`]),
		...(saysNothing && stored.length > 0 ? ['the error says that nothing was written'] : []),
	];
}

/** Text for a test that failed: what a reader needs to see first. */
export const inShort = ({ wrong, endings, error, exist }: CellResult): IDataObject => ({
	wrong: wrong.slice(0, 10),
	endings,
	error: error.slice(0, 300),
	exist,
});
