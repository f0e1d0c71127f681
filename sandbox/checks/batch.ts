import { problem, type Answer } from '../http/answer';
import type { Call } from '../http/call';
import { arranged, batchOf } from '../http/incoming/bodyRows';
import type { Json, JsonObject } from '../json';
import type { EntityName } from '../names';
import type { Shape } from './check';
import type { Issue } from './issue';
import { refuseRows } from './refuseRows';

/** A batch write: how rows are checked and executed. */
export interface Batch {
	/** The entity whose custom fields and tags rows can use, if any. */
	entity?: EntityName;
	shape: Shape;
	/** Maximum rows; default 250. */
	most?: number;
	/** Checks beyond the shape. */
	issues?(row: JsonObject): Issue[];
	/** False if the user lacks permission; then nothing is written. */
	allows?(row: JsonObject): boolean;
	/** Executes a row and returns its element of the answer. */
	act(row: JsonObject, index: number): Json;
}

export const insufficientRights = (): Answer =>
	problem(403, 'Insufficient rights to call this method');

/** Writes all rows or none. Returns the answer's elements in the configured order, or the refusal (API facts 3.2). */
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
