import type { IDataObject } from 'n8n-workflow';

import type { WriteCall, WriteEndpoint } from '../resources/endpoints';
import { recordListOf } from '../resources/common/lists';
import { filledPath, namesIn } from '../transport/http/pathTemplate';
import type { RecordList } from '../transport/types';
import type { RowResults, Run, WritableRow } from '../verbs/verb';

/**
 * Writes rows whose paths differ, one path after the other. With "stop", a failure leaves out the paths after it.
 *
 * @param write is given the method and the list with the parents in their paths, and rows without them
 */
export async function writeByPath(
	run: Run,
	endpoint: WriteEndpoint,
	rows: readonly WritableRow[],
	write: (call: WriteCall, list: RecordList, rows: readonly WritableRow[]) => Promise<RowResults>,
): Promise<RowResults> {
	const { resource, stopAtFirst } = run;
	const results: RowResults = new Map();
	for (const { parents, rows: own } of rowsByPath(
		endpoint.path,
		resource.endpoints.list?.path ?? '',
		rows,
	)) {
		const list = recordListOf(resource, parents);
		const written = await writeWithout(
			parents,
			own,
			async (bodies) => await write(inPlace(endpoint, parents), list, bodies),
		);
		for (const [row, result] of written) results.set(row, result);
		if (stopAtFirst && [...written.values()].some((result) => 'failure' in result)) break;
	}
	return results;
}

/** Rows that go to the same path, since they have the same parents: notes of leads, stages of one pipeline. */
interface PathGroup {
	/** What the path has in braces, beside the ID of the record itself. */
	parents: IDataObject;
	rows: WritableRow[];
}

/** The rows by their parents, in the order of the first row of each. */
function rowsByPath(path: string, listPath: string, rows: readonly WritableRow[]): PathGroup[] {
	const names = new Set([...namesIn(path), ...namesIn(listPath)].filter((name) => name !== 'id'));
	if (names.size === 0) return [{ parents: {}, rows: [...rows] }];
	const groups = new Map<string, PathGroup>();
	for (const row of rows) {
		const parents = Object.fromEntries([...names].map((name) => [name, row.payload[name]]));
		const key = JSON.stringify(parents);
		const group = groups.get(key) ?? { parents, rows: [] };
		groups.set(key, group);
		group.rows.push(row);
	}
	return [...groups.values()];
}

/** The method with the parents in its path; the ID stays in braces, since each row has its own. */
const inPlace = (endpoint: WriteEndpoint, parents: IDataObject): WriteCall => ({
	...endpoint,
	path: filledPath(endpoint.path, parents, ['id']).path,
});

/** Writes rows without what stands in their path already, which does not stand in the body too. */
async function writeWithout(
	parents: IDataObject,
	rows: readonly WritableRow[],
	write: (bodies: readonly WritableRow[]) => Promise<RowResults>,
): Promise<RowResults> {
	const names = Object.keys(parents);
	if (names.length === 0) return await write(rows);
	const rowOf = new Map(rows.map((row) => [without(names, row), row]));
	const results: RowResults = new Map();
	for (const [body, result] of await write([...rowOf.keys()]))
		results.set(rowOf.get(body) ?? body, result);
	return results;
}

const without = (names: readonly string[], row: WritableRow): WritableRow => ({
	...row,
	payload: Object.fromEntries(
		Object.entries(row.payload).filter(([name]) => !names.includes(name)),
	),
});
