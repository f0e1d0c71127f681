import { problem, type Answer } from '../http/answer';
import type { Call } from '../http/call';
import { arranged, batchOf } from '../http/rows';
import type { Json, JsonObject } from '../json';
import type { EntityName } from '../names';
import type { Shape } from './check';
import type { Issue } from './issue';
import { refuseRows } from './rows';

/** A write of many rows: what a row must be, and what is done with it. */
export interface Batch {
	/** Whose custom fields and tags the rows mean; none: they have no such things. */
	entity?: EntityName;
	shape: Shape;
	/** Most rows; default 250. */
	most?: number;
	/** What the shape cannot say. */
	issues?(row: JsonObject): Issue[];
	/** False where the user has no right; then nothing is written. */
	allows?(row: JsonObject): boolean;
	/** Carries a row out; the element of the answer. */
	act(row: JsonObject, index: number): Json;
}

export const insufficientRights = (): Answer =>
	problem(403, 'Insufficient rights to call this method');

/** All rows or none: the elements of the answer in the order the options ask for, or the refusal (API facts 3.2). */
export function writeBatch({ world, body }: Call, batch: Batch): Json[] | Answer {
	const read = batchOf(body, batch.most);
	if ('refusal' in read) return read.refusal;
	const { rows } = read;
	const scope = { world, entity: batch.entity };
	const refusal = refuseRows(rows, batch.shape, scope, (row) => batch.issues?.(row) ?? []);
	if (refusal) return refusal;
	const { allows } = batch;
	if (allows && !rows.every((row) => allows(row))) return insufficientRights();
	return arranged(
		rows.map((row, index) => batch.act(row, index)),
		world,
	);
}
