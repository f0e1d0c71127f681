import type { Answer } from '../http/answer';
import type { JsonObject } from '../json';
import { checkShape, type Scope, type Shape } from './check';
import { validationAnswer, type Issue } from './issue';

/** Checks that involve several keys of a row. */
export type RowCheck = (row: JsonObject) => Issue[];

/** Checks all rows. Undefined if all are valid, otherwise the 400 that names the invalid ones (API facts 3.2). */
export function refuseRows(
	rows: JsonObject[],
	shape: Shape,
	scope: Scope,
	more: RowCheck,
	named = true,
): Answer | undefined {
	const found = rows.map((row) => {
		const issues = checkShape(shape, row, '', scope);
		return issues.length > 0 ? issues : more(row);
	});
	const wrong = found.flatMap((issues, index) => (issues.length > 0 ? [index] : []));
	if (wrong.length === 0) return undefined;
	return validationAnswer(rows, wrong, (index) => found[index] ?? [], named);
}
