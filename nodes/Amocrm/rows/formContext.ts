import type { Directory } from '../lists/directory';
import type { DateOrder } from '../parse/dates/notation';
import type { DateOrders } from './dateOrders';

/** Context for encoding rows. */
export interface FormContext {
	directory: Directory;
	/** IANA name, for times without a zone. */
	workflowZone: string;
	/** Rows are always new records, never changes. */
	creates: boolean;
	/** Missing tags are created instead of refused. */
	createTags: boolean;
	/** Whether an empty value clears the custom field instead of being skipped. */
	clearEmpty: boolean;
	tagsMode: TagsMode;
	/** The chosen order of day and month in dates such as 03/04; the account's by default. */
	dateOrder?: DateOrder;
	/** The orders of the dates read so far. */
	dateOrders?: DateOrders;
}

/** How a row's tags change those of the record. */
export const TAGS_MODES = ['add', 'remove', 'replace'] as const;
export type TagsMode = (typeof TAGS_MODES)[number];
