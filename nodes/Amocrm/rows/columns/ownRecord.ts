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

/** Keys of users, each with that of its name in a simplified record. */
const USERS = KEPT.filter(({ type }) => type === 'user' || type === 'userOrRobot').map(
	({ name }) => [name, userNameKey(name)] as const,
);

/** Whether an item is a record that this node gave, simplified: it has users by ID and by name. */
export const isOwnRecord = (json: IDataObject): boolean =>
	USERS.some(([id, name]) => id in json && name in json);

/** What such a record has beside its fields, which nobody expects to be written. */
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
 * Whether a record that this node gave still has the user it had, who has been deactivated or removed meanwhile. amoCRM
 * accepts no such user, not even unchanged. A user whose name was not given with the ID is meant to be set.
 *
 * Throws UnreadableError, unless only administrators can read the users: then amoCRM decides.
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
		// Nobody has this ID any more.
		if (error instanceof UnknownName) return true;
		if (error instanceof InputError) return false;
		if (isForbidden(error)) return false;
		throw asError(error);
	}
}
