import { insufficientRights } from '../checks/batch';
import { hal, problem } from '../http/answer';
import type { Call, Handler, Route } from '../http/call';
import { withOf } from '../http/incoming/query';
import type { JsonObject } from '../json';
import { inOrder, listAnswer, type List } from '../lists/list';
import { isAdmin } from '../rights';
import { groups, type User } from '../seed/seedUsers';
import type { World } from '../world';

const everything = { view: 'A', edit: 'A', add: 'A', delete: 'A', export: 'A' };
const own = { view: 'A', edit: 'M', add: 'A', delete: 'D', export: 'D' };
const nothing = { view: 'D', edit: 'D', add: 'D', delete: 'D', export: 'D' };

function rightsOf({ admin, free, active, groupId }: User): JsonObject {
	const rights = free ? nothing : admin ? everything : own;
	const { edit, delete: remove } = rights;
	return {
		leads: rights,
		contacts: rights,
		companies: rights,
		tasks: { edit, delete: remove },
		mail_access: admin,
		catalog_access: admin,
		status_rights: null,
		catalog_rights: null,
		is_admin: admin,
		is_free: free,
		is_active: active,
		group_id: groupId === 0 ? null : groupId,
		role_id: null,
	};
}

/** A user in read format (API facts 5.6). */
function userModel(world: World, user: User, wanted: Set<string>): JsonObject {
	const group = groups.filter(({ id }) => id === user.groupId);
	return {
		id: user.id,
		name: user.name,
		email: user.email,
		lang: 'ru',
		rights: rightsOf(user),
		...(wanted.has('uuid') ? { uuid: null } : {}),
		...(wanted.has('amojo_id') ? { amojo_id: null } : {}),
		...(wanted.has('user_rank') ? { user_rank: null } : {}),
		...(wanted.has('phone_number') ? { phone_number: null } : {}),
		_links: { self: { href: `${world.url}/api/v4/users/${user.id}` } },
		_embedded: {
			...(wanted.has('role') ? { roles: [] } : {}),
			...(wanted.has('group') ? { groups: group.map((found) => ({ ...found })) } : {}),
		},
	};
}

const list: List<User> = {
	key: 'users',
	totals: 'pages',
	...inOrder(({ world }) => [...world.users.values()]),
	filters: {},
	model: ({ world, query }, user) => userModel(world, user, withOf(query)),
};

const onlyAdmins =
	(handle: Handler): Handler =>
	(call) =>
		isAdmin(call.world, call.userId) ? handle(call) : insufficientRights();

function oneUser({ world, params, query }: Call) {
	const user = world.users.get(Number(params.id));
	return user ? hal(userModel(world, user, withOf(query))) : problem(404, 'Not Found');
}

/** Users; administrators only. */
export const userRoutes: Route[] = [
	{ method: 'GET', path: '/api/v4/users', handle: onlyAdmins((call) => listAnswer(call, list)) },
	{ method: 'GET', path: '/api/v4/users/:id', handle: onlyAdmins(oneUser) },
];
