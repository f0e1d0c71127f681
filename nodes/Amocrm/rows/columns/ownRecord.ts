import type { IDataObject } from 'n8n-workflow';

import type { Directory } from '../../lists/directory';
import { UnknownName } from '../../parse/names/finder';
import { asError } from '../../transport/http/asError';
import { isForbidden } from '../../transport/read/pages';
import { isBlank } from '../../parse/text/blank';
import { InputError } from '../../parse/text/inputError';
import { userNameKey } from '../../fieldTypes/common/userCodec';
import { KEPT } from '../../resources/common/fields';
import { bare } from '../../parse/text/text';

/** Keys of users, with the key of the user's name in a simplified record. */
const USERS = KEPT.filter(({ type }) => type === 'user' || type === 'userOrRobot').map(
	({ name }) => [name, userNameKey(name)] as const,
);

/** Whether an item is a simplified record of this node: it has users by ID and by name. */
export const isOwnRecord = (json: IDataObject): boolean =>
	USERS.some(([id, name]) => id in json && name in json);

/** Keys of such a record that are not fields and need no hint. */
export const READ_ONLY: ReadonlySet<string> = new Set([
	...USERS.map(([, name]) => name),
	'_links',
	'account_id',
	'catalog_element_ids',
	'closest_task_at',
	'company_ids',
	'contact_ids',
	'customer_ids',
	'group_id',
	'is_deleted',
	'is_price_modified_by_robot',
	'is_unsorted',
	'labor_cost',
	'lead_ids',
	'score',
	'source_id',
]);

/**
 * Whether a record of this node still contains its user, who was deactivated or removed since. amoCRM refuses such users even if
 * unchanged. A user ID without its name is meant to be set.
 *
 * Throws UnreadableError, except if only administrators can read users: then amoCRM decides.
 */
export async function keepsFormerUser(
	{ responsible_user_id: id, responsible_user: name }: IDataObject,
	directory: Directory,
): Promise<boolean> {
	if (isBlank(id) || name === undefined) return false;
	try {
		const user = await directory.user(Number(id));
		return !user.active && bare(String(name)) === bare(user.name);
	} catch (error) {
		// No user has this ID.
		if (error instanceof UnknownName) return true;
		if (error instanceof InputError) return false;
		if (isForbidden(error)) return false;
		throw asError(error);
	}
}
