import type { Directory } from '../lists/directory';

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
}

/** What the tags of a row do to those that the record has. */
export const TAGS_MODES = ['add', 'remove', 'replace'] as const;
export type TagsMode = (typeof TAGS_MODES)[number];
