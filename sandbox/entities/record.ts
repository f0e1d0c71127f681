import type { JsonObject } from '../json';

export interface Tag extends JsonObject {
	id: number;
	name: string;
	color: string | null;
}

/** One element of `custom_fields_values` in read format (API facts 5.5.4). */
export interface FieldValues extends JsonObject {
	field_id: number;
	field_name: string;
	field_code: string | null;
	field_type: string;
	values: JsonObject[];
}

/** Sort orders of records. */
export type SortField = 'id' | 'created_at' | 'updated_at';

/** Common keys of companies, contacts and leads in read format (API facts 5.2–5.4). */
export interface StoredRecord extends JsonObject {
	id: number;
	name: string;
	responsible_user_id: number;
	group_id: number;
	created_by: number;
	updated_by: number;
	created_at: number;
	updated_at: number;
	closest_task_at: number | null;
	is_deleted: boolean;
	custom_fields_values: FieldValues[] | null;
	account_id: number;
	_embedded: { tags: Tag[] };
}
