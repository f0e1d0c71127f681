import type { JsonObject } from '../json';
import { Store } from '../stored';
import type { StoredRecord } from './record';

/** Records of one kind. */
export class RecordStore extends Store<StoredRecord> {
	private readonly texts = new WeakMap<StoredRecord, string>();

	override change(record: StoredRecord, changes: JsonObject): void {
		super.change(record, changes);
		this.texts.delete(record);
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
