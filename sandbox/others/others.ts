import type { EntityName } from '../names';
import type { StrangerDeed } from '../options';
import type { Random } from '../random';

/** One write that did not come from the client. */
export interface ForeignWrite {
	deed: StrangerDeed | 'robot';
	kind: EntityName;
	/** The record that was created, changed or merged away. */
	id: number;
	/** The record it was merged into. */
	into?: number;
	/** User ID; 0 is the robot. */
	by: number;
}

/** Other users and automations that work in the account, and what they did. */
export class Others {
	/** Number of API requests. */
	requests = 0;
	/** Number of records created over the API. */
	created = 0;
	readonly writes: ForeignWrite[] = [];

	/** Separate randomness, so that record IDs do not change. */
	constructor(readonly random: Random) {}

	/** A random item; undefined if there are none. */
	pick<Item>(items: readonly Item[]): Item | undefined {
		return items[Math.floor(this.random() * items.length)];
	}
}
