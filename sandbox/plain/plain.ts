import type { Rule } from '../checks/check';
import type { Issue } from '../checks/issue';
import type { Totals } from '../http/paging';
import type { Json, JsonObject } from '../json';
import type { ListFilters } from '../lists/filters';
import type { StoredItem } from '../stored';
import type { World } from '../world';
import type { PlainName } from './plainStores';

/** Context of a write. */
export interface PlainWriting {
	world: World;
	/** The writing user; 0 is the robot. */
	userId: number;
	/** The account's time in Unix seconds. */
	now: number;
}
type Value = (writing: PlainWriting) => Json;

/** A writable key of an item, with its check and its value if a row omits it. */
export interface PlainField extends Rule {
	/** The value in a new item. */
	initial: Value;
	/** The value in an updated item; unchanged by default. */
	renewed?: Value;
}

/** Supported methods; all others are answered 405. */
export type PlainMethod = 'list' | 'get' | 'create' | 'updateMany' | 'updateOne' | 'delete';

/** The differences between the API's plain lists. */
export interface PlainList {
	name: PlainName;
	path: string;
	methods: readonly PlainMethod[];
	/** `items`: the list is not paged (API facts 1.4). */
	totals: Totals;
	/** Keys in output order. */
	fields: Record<string, PlainField>;
	/** Read-only keys derived from the stored ones. */
	derived?: Record<string, (world: World, item: StoredItem) => Json>;
	/** Checks beyond single keys. */
	rowIssues?(world: World, row: JsonObject, before?: StoredItem): Issue[];
	/** False: 403. `before`: the item to change or delete. */
	mayWrite(world: World, userId: number, before?: StoredItem): boolean;
	/** Values of `order[...]`, the default first (API facts 1.8); none: sorted by ID, `order` is ignored. */
	orders: readonly string[];
	filters: ListFilters<StoredItem>;
	/**
	 * Keys of an element in the answers to POST and PATCH, besides `_links`; `all`: all of the read format (API facts
	 * 1.11).
	 */
	createAnswer: readonly string[] | 'all';
	updateAnswer: readonly string[] | 'all';
	/** Notes the events of a write; `before` is not set where the item is new. None by default. */
	happened?(world: World, before: StoredItem | undefined, after: StoredItem, userId: number): void;
	/** What other people do at random; nothing by default. */
	meanwhile?: PlainMeanwhile;
}

/** Rows that someone else writes around a request. */
export interface PlainMeanwhile {
	/** A new item similar to a row of the request. */
	create(like: JsonObject): JsonObject;
	/** A user's change of an item. */
	change(by: number): JsonObject;
}
