import { History } from '../history';
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
	private readonly history: History<number, StoredNote>;

	/** `lagMs`: how far lists are behind. */
	constructor(lagMs: () => number = () => 0) {
		this.history = new History(lagMs);
	}

	list(): readonly StoredNote[] {
		return this.inOrder;
	}

	/** What a list shows: all notes, or the ones of `lagMs` ago. */
	listed(): readonly StoredNote[] {
		if (!this.history.isBehind) return this.inOrder;
		return this.inOrder.flatMap((note) => this.history.seen(note.id, note) ?? []);
	}

	get(id: number): StoredNote | undefined {
		return this.inOrder.find((note) => note.id === id);
	}

	add(note: StoredNote): void {
		this.history.note(note.id, undefined);
		this.inOrder.push(note);
	}
}
