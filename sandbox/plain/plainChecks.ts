import { anything, both, positive, requestId, type Check, type Shape } from '../checks/check';
import { notSupportedChoice, type Issue } from '../checks/issue';
import type { JsonObject } from '../json';
import type { StoredItem } from '../stored';
import type { World } from '../world';
import type { PlainList } from './plain';
import type { PlainName } from './plainStores';

/** The ID of an existing item in a plain list. */
export const itemOf = (name: PlainName): Check =>
	both(positive, (value, path, { world }) =>
		world.plain.of(name).get(Number(value)) ? [] : [notSupportedChoice(path)],
	);

const rows: Shape = { request_id: { check: requestId } };

/** A new item. A sent `id` is ignored and replaced (API facts 1.3). */
export const createdShape = ({ fields }: PlainList): Shape => ({
	...rows,
	id: { check: anything, nullable: true },
	...fields,
});

/** An update of an item in a batch, or of the one in the path. */
export function updatedShape({ name, fields }: PlainList, many: boolean): Shape {
	const optional = Object.entries(fields).map(([key, rule]) => [key, { ...rule, required: false }]);
	return {
		...rows,
		id: many ? { check: itemOf(name), required: true } : { check: positive },
		...Object.fromEntries(optional),
	};
}

/** Checks beyond the shape. */
export const rowIssuesOf = (
	{ rowIssues }: PlainList,
	world: World,
	row: JsonObject,
	before?: StoredItem,
): Issue[] => rowIssues?.(world, row, before) ?? [];
