import type { JsonObject } from '../json';

/** A note as it is stored. */
export interface StoredNote extends JsonObject {
	id: number;
	entity_id: number;
	note_type: string;
	params: JsonObject;
	created_at: number;
	updated_at: number;
}

/** Notes at records of one kind, in order of their ids. */
export class NoteStore {
	private readonly inOrder: StoredNote[] = [];

	list(): readonly StoredNote[] {
		return this.inOrder;
	}

	get(id: number): StoredNote | undefined {
		return this.inOrder.find((note) => note.id === id);
	}

	add(note: StoredNote): void {
		this.inOrder.push(note);
	}
}
