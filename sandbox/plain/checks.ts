import { anything, both, positive, requestId, type Check, type Shape } from '../checks/check';
import { notSupportedChoice, type Issue } from '../checks/issue';
import type { JsonObject } from '../json';
import type { Stored } from '../stored';
import type { World } from '../world';
import type { Plain } from './plain';
import type { PlainName } from './stores';

/** An existing item of a plain list. */
export const itemOf = (name: PlainName): Check =>
	both(positive, (value, path, { world }) =>
		world.plain.of(name).get(Number(value)) ? [] : [notSupportedChoice(path)],
	);

/** One of these values. */
export const choice =
	(values: readonly string[]): Check =>
	(value, path) =>
		values.some((known) => known === value) ? [] : [notSupportedChoice(path)];

const rows: Shape = { request_id: { check: requestId } };

/** A new item; its `id` is ignored: a new one is made (API facts 1.3). */
export const createdShape = ({ fields }: Plain): Shape => ({
	...rows,
	id: { check: anything, nullable: true },
	...fields,
});

/** A change of an item of a batch, or of the one of the path. */
export function updatedShape({ name, fields }: Plain, many: boolean): Shape {
	const optional = Object.entries(fields).map(([key, rule]) => [key, { ...rule, required: false }]);
	return {
		...rows,
		id: many ? { check: itemOf(name), required: true } : { check: positive },
		...Object.fromEntries(optional),
	};
}

/** What the shape cannot say of a row. */
export const rowIssuesOf = (
	{ rowIssues }: Plain,
	world: World,
	row: JsonObject,
	before?: Stored,
): Issue[] => rowIssues?.(world, row, before) ?? [];
