import { History } from '../history';
import type { JsonObject } from '../json';
import type { SortField, StoredRecord } from './record';

const by = (field: SortField) => (a: StoredRecord, b: StoredRecord) =>
	a[field] - b[field] || a.id - b.id;

/** Records of one kind. Ids only grow, so the list of records is always in order of id. */
export class RecordStore {
	private readonly byId = new Map<number, StoredRecord>();
	private inOrder: StoredRecord[] = [];
	private readonly sorted = new Map<SortField, StoredRecord[]>();
	private readonly texts = new WeakMap<StoredRecord, string>();
	private readonly history: History<number, StoredRecord>;

	/** `lagMs`: how far lists are behind. */
	constructor(lagMs: () => number = () => 0) {
		this.history = new History(lagMs);
	}

	get size(): number {
		return this.inOrder.length;
	}

	get(id: number): StoredRecord | undefined {
		return this.byId.get(id);
	}

	add(record: StoredRecord): void {
		this.history.note(record.id, undefined);
		this.byId.set(record.id, record);
		this.inOrder.push(record);
		this.sorted.clear();
	}

	/** Gives keys of a record other values. */
	change(record: StoredRecord, changes: JsonObject): void {
		this.history.note(record.id, { ...record });
		Object.assign(record, changes);
		this.texts.delete(record);
		this.sorted.clear();
	}

	/** Takes a record away, as merging does. */
	remove(record: StoredRecord): void {
		this.history.note(record.id, record);
		this.byId.delete(record.id);
		this.inOrder = this.inOrder.filter(({ id }) => id !== record.id);
		this.sorted.clear();
	}

	/** What a list shows, ascending by `field`: all records, or the ones of `lagMs` ago. */
	listed(field: SortField): StoredRecord[] {
		if (!this.history.isBehind) return this.ascending(field);
		const ids = new Set([...this.inOrder.map(({ id }) => id), ...this.history.keys()]);
		const seen = [...ids].flatMap((id) => this.history.seen(id, this.get(id)) ?? []);
		return seen.sort(by(field));
	}

	/** All records, ascending by `field`; a sorted copy is kept until the next write. */
	ascending(field: SortField): StoredRecord[] {
		if (field === 'id') return this.inOrder;
		const known = this.sorted.get(field);
		if (known) return known;
		const fresh = [...this.inOrder].sort(by(field));
		this.sorted.set(field, fresh);
		return fresh;
	}

	/**
	 * Lower-case text of all filled fields, as full-text search sees it. A phone is found only in the notation it was sent in:
	 * it is stored in that, and nothing says that the search knows its digits apart from it (API facts 1.9).
	 */
	textOf(record: StoredRecord): string {
		const known = this.texts.get(record);
		if (known !== undefined) return known;
		const values = (record.custom_fields_values ?? []).flatMap((field) => field.values);
		const text = [
			record.name,
			...values.map(({ value }) =>
				typeof value === 'string' ? value : JSON.stringify(value ?? ''),
			),
		]
			.join('\n')
			.toLowerCase();
		this.texts.set(record, text);
		return text;
	}
}
