import type { Directory } from '../lists/directory';
import type { DateOrder } from '../parse/dates/notation';
import type { DateOrders } from './dateOrders';

/** What encoding a row needs beside the row. */
export interface FormContext {
	directory: Directory;
	/** IANA name; times without a zone are meant in it. */
	workflowZone: string;
	/** Every row is a new record, never a change of one. */
	creates: boolean;
	/** Tags that the account does not have are made, instead of refused. */
	createTags: boolean;
	/** Whether an empty custom field is cleared in amoCRM, instead of left alone. */
	clearEmpty: boolean;
	tagsMode: TagsMode;
	/** The order of day and month in dates such as 03/04, where one was chosen. Otherwise it is the account's. */
	dateOrder?: DateOrder;
	/** The orders of the dates that were read so far. */
	dateOrders?: DateOrders;
}

/** What the tags of a row do to those that the record has. */
export const TAGS_MODES = ['add', 'remove', 'replace'] as const;
export type TagsMode = (typeof TAGS_MODES)[number];
