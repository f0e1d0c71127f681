import { timestamp } from '../checks/check';
import { author } from '../checks/references';
import type { PlainField } from './plain';

/** Who created an item and who changed it last. */
export const authors: Record<'created_by' | 'updated_by', PlainField> = {
	created_by: { check: author, initial: ({ userId }) => userId },
	updated_by: {
		check: author,
		initial: ({ userId }) => userId,
		renewed: ({ userId }) => userId,
	},
};

/** When it was created and changed. */
export const times: Record<'created_at' | 'updated_at', PlainField> = {
	created_at: { check: timestamp, initial: ({ now }) => now },
	updated_at: { check: timestamp, initial: ({ now }) => now, renewed: ({ now }) => now },
};
