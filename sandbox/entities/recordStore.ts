import type { JsonObject } from '../json';
import { Store } from '../stored';
import type { StoredRecord } from './record';

/** Records of one entity type. */
export class RecordStore extends Store<StoredRecord> {
	private readonly texts = new WeakMap<StoredRecord, string>();

	override change(record: StoredRecord, changes: JsonObject): void {
		super.change(record, changes);
		this.texts.delete(record);
	}

	/**
	 * The lower-case text of all filled fields, for full-text search. A phone is found only in the notation in which it was
	 * sent, since it is stored that way and no source says that search normalizes digits (API facts 1.9).
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
