import type { IDataObject } from 'n8n-workflow';

import type { WriteEndpoint } from '../resources/endpoints';
import { filledPath, namesIn } from '../transport/http/pathTemplate';
import type { RowResults, WritableRow } from '../verbs/verb';

/** Rows with the same path, because they have the same parents: notes of leads, stages of one pipeline. */
export interface PathGroup {
	/** The path's placeholders, except the ID of the record itself. */
	parents: IDataObject;
	rows: WritableRow[];
}

/** Groups rows by their parents, in order of each group's first row. */
export function rowsByPath(
	path: string,
	listPath: string,
	rows: readonly WritableRow[],
): PathGroup[] {
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

/** The endpoint with the parents filled into its path; the ID remains a placeholder, since each row has its own. */
export const inPlace = (endpoint: WriteEndpoint, parents: IDataObject): WriteEndpoint => ({
	...endpoint,
	path: `/${filledPath(endpoint.path, parents, ['id']).path.slice(1)}`,
});

/** Writes rows without the values in their path, which do not belong in the body. */
export async function writeWithout(
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
