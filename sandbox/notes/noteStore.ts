import { History } from '../history';
import type { JsonObject } from '../json';

/** A stored note. */
export interface StoredNote extends JsonObject {
	id: number;
	entity_id: number;
	note_type: string;
	params: JsonObject;
	created_at: number;
	updated_at: number;
	is_pinned: boolean;
}

/** Notes of one entity type, in order of ID. */
export class NoteStore {
	private readonly inOrder: StoredNote[] = [];
	private readonly history: History<number, StoredNote>;

	/** `lagMs`: how far lists lag behind. */
	constructor(lagMs: () => number = () => 0) {
		this.history = new History(lagMs);
	}

	list(): readonly StoredNote[] {
		return this.inOrder;
	}

	/** The notes that lists show: all, or those of `lagMs` ago. */
	listed(): readonly StoredNote[] {
		if (!this.history.isBehind) return this.inOrder;
		return this.inOrder.flatMap((note) => this.history.seen(note.id, note) ?? []);
	}

	get(id: number): StoredNote | undefined {
		return this.inOrder.find((note) => note.id === id);
	}

	/** Changes a note in place; call with the changed keys only. */
	change(note: StoredNote, changed: Partial<StoredNote>): void {
		this.history.note(note.id, { ...note });
		Object.assign(note, changed);
	}

	add(note: StoredNote): void {
		this.history.note(note.id, undefined);
		this.inOrder.push(note);
	}
}
