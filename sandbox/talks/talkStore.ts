import { idSource, type Random } from '../random';
import { Store, type StoredItem } from '../stored';

/** A conversation with a contact, perhaps about a lead (API facts 6.7). */
export interface StoredTalk extends StoredItem {
	contact_id: number;
	lead_id: number | null;
	chat_id: string;
	created_at: number;
	updated_at: number;
	is_in_work: boolean;
	/** It was closed without asking for a rating. */
	forced: boolean;
}

/** All talks of the account. */
export class TalkStore extends Store<StoredTalk> {
	readonly nextId: () => number;

	constructor(lagMs: () => number, random: Random) {
		super(lagMs);
		this.nextId = idSource(4_100, random);
	}
}
