import type { Shape } from '../checks/check';
import type { Issue } from '../checks/issue';
import type { JsonObject } from '../json';
import type { ListFilters } from '../lists/filters';
import type { EntityName, LinkedName } from '../names';
import type { SandboxOptions } from '../options';
import type { World } from '../world';
import type { Link } from './linkStore';
import type { SortField, StoredRecord } from './record';

/** Context of a write. */
export interface Writing {
	world: World;
	id: number;
	/** The account's time in Unix seconds. */
	now: number;
	before?: StoredRecord;
}

/** The differences between the entity types. */
export interface EntityKind {
	name: EntityName;
	createShape: Shape;
	updateShape: Shape;
	/** Checks beyond single keys. */
	rowIssues(world: World, row: JsonObject, before?: StoredRecord): Issue[];
	/** The entity's own keys and its name after a write. */
	ownKeys(row: JsonObject, writing: Writing): JsonObject & { name: string };
	/** Links requested by a new record's `_embedded`. */
	newLinks(row: JsonObject): Link[];
	/** What it can be linked to (API facts 5.10). */
	linkable: LinkedName[];
	/** Values of `order[...]` (API facts 1.8). */
	orders(options: SandboxOptions): readonly SortField[];
	/** Keys of `filter[...]` (API facts 1.7). */
	filters: ListFilters<StoredRecord>;
	/** Links that are always embedded. */
	alwaysEmbedded: LinkedName[];
	/** Links embedded if `with` names them. */
	embeddable: LinkedName[];
	/** Values of `with` that embed an empty list, for things the sandbox does not have. */
	emptyEmbeddable: string[];
	/** Other additions by `with`. */
	extras(world: World, record: StoredRecord, wanted: Set<string>): Extras;
	/** Keys of an element in the answers to POST and PATCH (API facts 1.11). */
	createAnswer(options: SandboxOptions): string[];
	patchAnswer: string[];
}

/** Additional keys at the root of a record and in its `_embedded`. */
export interface Extras {
	root: JsonObject;
	inside: JsonObject;
}
