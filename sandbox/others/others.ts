import type { EntityName } from '../names';
import type { StrangerDeed } from '../options';
import type { Random } from '../random';

/** One write that was not the client's. */
export interface ForeignWrite {
	deed: StrangerDeed | 'robot';
	kind: EntityName;
	/** The record that was created, changed or merged away. */
	id: number;
	/** Where a merged record went. */
	into?: number;
	/** User ID; 0 is the robot. */
	by: number;
}

/** Other people and automations at work on the account, and what they did. */
export class Others {
	/** API requests so far. */
	requests = 0;
	/** Records created over the API so far. */
	created = 0;
	readonly writes: ForeignWrite[] = [];

	/** A source of randomness of their own, so that they do not change the ids of records. */
	constructor(readonly random: Random) {}

	/** One of the items, by chance; undefined when there are none. */
	pick<Item>(items: readonly Item[]): Item | undefined {
		return items[Math.floor(this.random() * items.length)];
	}
}
