import type { Shape } from '../checks/check';
import type { Issue } from '../checks/issue';
import type { JsonObject } from '../json';
import type { Filters } from '../lists/filters';
import type { EntityName, LinkedName } from '../names';
import type { SandboxOptions } from '../options';
import type { World } from '../world';
import type { Link } from './links';
import type { SortField, StoredRecord } from './record';

/** What a write knows beside the row. */
export interface Writing {
	world: World;
	id: number;
	/** Unix seconds of the account. */
	now: number;
	before?: StoredRecord;
}

/** Everything that makes one kind of card different from the others. */
export interface EntityKind {
	name: EntityName;
	createShape: Shape;
	updateShape: Shape;
	/** What a check of single keys cannot see. */
	rowIssues(world: World, row: JsonObject, before?: StoredRecord): Issue[];
	/** The keys only this kind has, and its name, after a write. */
	ownKeys(row: JsonObject, writing: Writing): JsonObject & { name: string };
	/** Links that a new card's `_embedded` asks for. */
	newLinks(row: JsonObject): Link[];
	/** What can be linked from this side (API facts 5.10). */
	linkable: LinkedName[];
	/** Allowed in `order[...]` (API facts 1.8). */
	orders(options: SandboxOptions): readonly SortField[];
	/** `filter[...]` keys (API facts 1.7). */
	filters: Filters<StoredRecord>;
	/** Links embedded without being asked for. */
	alwaysEmbedded: LinkedName[];
	/** Links embedded on `with`. */
	embeddable: LinkedName[];
	/** `with` words that add an empty list: what the sandbox has none of. */
	emptyEmbeddable: string[];
	/** More that `with` adds. */
	extras(world: World, record: StoredRecord, wanted: Set<string>): Extras;
	/** Keys of an element in the answers to POST and PATCH (API facts 1.11). */
	createAnswer(options: SandboxOptions): string[];
	patchAnswer: string[];
}

/** Keys at the root of a card and in its `_embedded`. */
export interface Extras {
	root: JsonObject;
	inside: JsonObject;
}
