import type { World } from './world';

/** Whether a user has administrator permissions (API facts 1.14). */
export const isAdmin = ({ users, options, ownerId }: World, userId: number): boolean =>
	users.get(userId)?.admin === true && (userId !== ownerId || options.isAdmin);

/** Other users edit only the records they are responsible for (API facts 1.14). */
export const mayEdit = (
	world: World,
	userId: number,
	{ responsible_user_id }: { responsible_user_id: number },
): boolean => isAdmin(world, userId) || responsible_user_id === userId;
