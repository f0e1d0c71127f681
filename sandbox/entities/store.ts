import type { StoredRecord } from './record';

export type SortField = 'id' | 'created_at' | 'updated_at';

/** Records of one kind. Ids only grow, so the list of records is always in order of id. */
export class RecordStore {
	private readonly byId = new Map<number, StoredRecord>();
	private readonly inOrder: StoredRecord[] = [];
	private readonly sorted = new Map<SortField, StoredRecord[]>();
	private readonly texts = new WeakMap<StoredRecord, string>();

	get size(): number {
		return this.inOrder.length;
	}

	get(id: number): StoredRecord | undefined {
		return this.byId.get(id);
	}

	add(record: StoredRecord): void {
		this.byId.set(record.id, record);
		this.inOrder.push(record);
		this.sorted.clear();
	}

	/** To be called after a record was changed in place. */
	touched(record: StoredRecord): void {
		this.texts.delete(record);
		this.sorted.clear();
	}

	/** All records, ascending by `field`; a sorted copy is kept until the next write. */
	ascending(field: SortField): StoredRecord[] {
		if (field === 'id') return this.inOrder;
		const known = this.sorted.get(field);
		if (known) return known;
		const fresh = [...this.inOrder].sort((a, b) => a[field] - b[field] || a.id - b.id);
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
