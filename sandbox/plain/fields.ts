import { timestamp } from '../checks/check';
import { author } from '../checks/references';
import type { PlainField } from './plain';

/** Who made an item and changed it last. */
export const authors: Record<'created_by' | 'updated_by', PlainField> = {
	created_by: { check: author, initial: ({ userId }) => userId },
	updated_by: {
		check: author,
		initial: ({ userId }) => userId,
		renewed: ({ userId }) => userId,
	},
};

/** When. */
export const times: Record<'created_at' | 'updated_at', PlainField> = {
	created_at: { check: timestamp, initial: ({ now }) => now },
	updated_at: { check: timestamp, initial: ({ now }) => now, renewed: ({ now }) => now },
};
