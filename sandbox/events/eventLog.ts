import type { JsonObject } from '../json';

/** Something that happened to a record or task (API facts 6.1). */
export interface Happening {
	type: string;
	/** The singular name of the record's type. */
	entity_type: string;
	entity_id: number;
	created_by: number;
	created_at: number;
	value_before: JsonObject[];
	value_after: JsonObject[];
	/** The contact in whose chat it happened. */
	linked_talk_contact_id?: number;
}

/** A happening with its ID, a text that grows like a ULID. */
export interface StoredEvent extends Happening {
	id: string;
}

const idOf = (number: number): string =>
	`01hz58t6p0${number.toString(32).padStart(16, '0')}`.slice(0, 26);

/** Everything that happened in the account. */
export class EventLog {
	private readonly events: StoredEvent[] = [];

	add(happening: Happening): void {
		this.events.push({ id: idOf(this.events.length + 1), ...happening });
	}

	get(id: string | undefined): StoredEvent | undefined {
		return this.events.find((event) => event.id === id);
	}

	/** The service lists the newest first. */
	newestFirst(): StoredEvent[] {
		return [...this.events].reverse();
	}
}
