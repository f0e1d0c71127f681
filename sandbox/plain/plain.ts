import type { Rule } from '../checks/check';
import type { Issue } from '../checks/issue';
import type { Totals } from '../http/paging';
import type { Json, JsonObject } from '../json';
import type { Filters } from '../lists/filters';
import type { Stored } from '../stored';
import type { World } from '../world';
import type { PlainName } from './stores';

/** What a write knows beside the row. */
export interface PlainWriting {
	world: World;
	/** Who writes; 0 is the robot. */
	userId: number;
	/** Unix seconds of the account. */
	now: number;
}
type Value = (writing: PlainWriting) => Json;

/** One key of an item that can be written; how it is checked, and what it is when a row does not name it. */
export interface PlainField extends Rule {
	/** In a new item. */
	initial: Value;
	/** In a changed item; default: it stays as it is. */
	renewed?: Value;
}

/** What can be done; everything else is answered 405. */
export type PlainMethod = 'list' | 'get' | 'create' | 'updateMany' | 'updateOne' | 'delete';

/** Everything that makes one plain list of the API different from the others. */
export interface Plain {
	name: PlainName;
	path: string;
	methods: readonly PlainMethod[];
	/** `items`: the list is not paged (API facts 1.4). */
	totals: Totals;
	/** The keys in the order they are read. */
	fields: Record<string, PlainField>;
	/** Keys that are only read, made of the stored ones. */
	derived?: Record<string, (world: World, item: Stored) => Json>;
	/** What a check of single keys cannot see. */
	rowIssues?(world: World, row: JsonObject, before?: Stored): Issue[];
	/** False: 403. `before`: the item to change or delete. */
	mayWrite(world: World, userId: number, before?: Stored): boolean;
	/** Allowed in `order[...]`, the default first (API facts 1.8); none: kept in order of ID, `order` is ignored. */
	orders: readonly string[];
	filters: Filters<Stored>;
	/** Keys of an element in the answers to POST and PATCH, beside `_links`; `all`: as it is read (API facts 1.11). */
	createAnswer: readonly string[] | 'all';
	updateAnswer: readonly string[] | 'all';
	/** What other people do with it at random; nothing if left out. */
	meanwhile?: PlainMeanwhile;
}

/** Rows that somebody else writes around a request. */
export interface PlainMeanwhile {
	/** A new item that resembles one of the rows of the request. */
	create(like: JsonObject): JsonObject;
	/** The change of an item by a user. */
	change(by: number): JsonObject;
}
