import type { IDataObject } from 'n8n-workflow';

import type { WriteEndpoint } from '../resources/endpoints';
import { filledPath, namesIn } from '../transport/http/pathTemplate';
import { LEFT_OUT } from '../transport/write/writeRun';
import type { RowResult, Run, WritableRow, WriteReport } from '../verbs/verb';
import { NO_RESULT } from './waves';

/** Rows that go to the same path, since they have the same parents: notes of leads, stages of one pipeline. */
export interface PathGroup {
	/** What the path has in braces, beside the ID of the record itself. */
	parents: IDataObject;
	/** Places of the rows among all. */
	places: number[];
	rows: WritableRow[];
}

/** The rows by their parents, in the order of the first row of each. */
export function rowsByPath(
	path: string,
	listPath: string,
	rows: readonly WritableRow[],
): PathGroup[] {
	const names = new Set([...namesIn(path), ...namesIn(listPath)].filter((name) => name !== 'id'));
	if (names.size === 0) return [{ parents: {}, places: [...rows.keys()], rows: [...rows] }];
	const groups = new Map<string, PathGroup>();
	for (const [place, row] of rows.entries()) {
		const parents = Object.fromEntries([...names].map((name) => [name, row.payload[name]]));
		const key = JSON.stringify(parents);
		const group = groups.get(key) ?? { parents, places: [], rows: [] };
		groups.set(key, group);
		group.places.push(place);
		group.rows.push(row);
	}
	return [...groups.values()];
}

/** The method with the parents in its path; the ID stays in braces, since each row has its own. */
export const inPlace = (endpoint: WriteEndpoint, parents: IDataObject): WriteEndpoint => ({
	...endpoint,
	path: `/${filledPath(endpoint.path, parents, ['id']).path.slice(1)}`,
});

/** What stands in the path does not stand in the body too. */
export const withoutParents =
	(parents: IDataObject) =>
	(row: WritableRow): WritableRow => {
		const names = Object.keys(parents);
		if (names.length === 0) return row;
		const kept = Object.entries(row.payload).filter(([name]) => !names.includes(name));
		return { ...row, payload: Object.fromEntries(kept) };
	};

/** Writes the groups one after the other; where the run ends at the first failure, the groups after it are not sent. */
export async function writeGroups(
	run: Run,
	groups: readonly PathGroup[],
	count: number,
	write: (group: PathGroup) => Promise<WriteReport>,
): Promise<WriteReport> {
	const [only] = groups;
	if (groups.length === 1 && only) return await write(only);
	const results = new Array<RowResult>(count).fill({ failure: LEFT_OUT, leftOut: true });
	for (const group of groups) {
		const report = await write(group);
		for (const [i, place] of group.places.entries())
			results[place] = report.results[i] ?? NO_RESULT;
		if (run.stopAtFirst && report.results.some((result) => 'failure' in result)) break;
	}
	return { results };
}
