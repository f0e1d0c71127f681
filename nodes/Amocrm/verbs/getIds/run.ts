import type { IDataObject } from 'n8n-workflow';

import { readCustomFields } from '../../lists/customFields';
import { readLossReasons } from '../../lists/lossReasons';
import { pipelinesOf, readStages } from '../../lists/stages';
import { readTags } from '../../lists/tags';
import { readUsers } from '../../lists/users';
import { ID_KINDS, type IdKind } from '../../resources/common/idKinds';
import type { Connection } from '../../transport/http/connection';
import { at, objectsIn } from '../../transport/http/json';
import { readAccount } from '../../transport/read/pages';
import { choicesOf } from '../../rows/parameters';
import { asking } from '../verb';

/** Something in the account that has an ID. `parent` describes what it belongs to. */
interface Identified {
	kind: IdKind;
	id: number | string;
	name: string;
	parent: string | null;
}

type Reader = (connection: Connection) => Promise<Identified[]>;

/** Readers of all kinds of things with IDs. */
const READERS: Record<IdKind, Reader> = {
	account: async (connection) => {
		const body = await accountOf(connection);
		return [identified('account', { id: at(body, 'id'), name: at(body, 'name') })];
	},
	user: async (connection) =>
		(await readUsers(connection)).map((user) =>
			identified('user', user, user.active ? null : 'deactivated'),
		),
	user_group: async (connection) =>
		embeddedIn(await accountOf(connection), 'users_groups', 'user_group'),
	task_type: async (connection) =>
		embeddedIn(await accountOf(connection), 'task_types', 'task_type'),
	pipeline: async (connection) =>
		pipelinesOf(await readStages(connection)).map((one) => identified('pipeline', one)),
	stage: async (connection) =>
		(await readStages(connection)).map(({ statusId, stage, pipeline }) =>
			identified('stage', { id: statusId, name: stage }, pipeline),
		),
	loss_reason: async (connection) =>
		(await readLossReasons(connection)).map((reason) => identified('loss_reason', reason)),
	custom_field: async (connection) =>
		await ofEach(async (scope) =>
			(await readCustomFields(connection, scope)).map((field) =>
				identified('custom_field', field, scope),
			),
		),
	custom_field_option: async (connection) =>
		await ofEach(async (scope) =>
			(await readCustomFields(connection, scope)).flatMap(({ name, options }) =>
				options.map((option) => identified('custom_field_option', option, `${scope}: ${name}`)),
			),
		),
	tag: async (connection) =>
		await ofEach(async (scope) =>
			(await readTags(connection, scope)).map((tag) => identified('tag', tag, scope)),
		),
};

/** Kinds of records with their own fields and tags. */
const SCOPES = ['companies', 'contacts', 'leads'];

/** Lists everything in the account that has an ID, one item each. */
export const getIds = asking(async ({ context, connection }, item) => {
	const wanted = choicesOf(
		'Kinds',
		context.getNodeParameter('kinds', item, []),
		ID_KINDS.map(({ value }) => value),
	);
	const found: IDataObject[] = [];
	for (const [kind, reader] of Object.entries(READERS)) {
		if (wanted.length > 0 && !wanted.some((known) => known === kind)) continue;
		for (const one of await reader(connection)) found.push({ ...one });
	}
	return found;
});

const identified = (
	kind: IdKind,
	{ id, name }: { id: unknown; name: unknown },
	parent: string | null = null,
): Identified => ({
	kind,
	id: typeof id === 'string' ? id : Number(id),
	name: String(name ?? ''),
	parent,
});

async function ofEach(reading: (scope: string) => Promise<Identified[]>): Promise<Identified[]> {
	const lists: Identified[][] = [];
	for (const scope of SCOPES) lists.push(await reading(scope));
	return lists.flat();
}

const accountOf = async (connection: Connection) =>
	await readAccount(connection, { with: 'users_groups,task_types' });

const embeddedIn = (account: unknown, name: string, kind: IdKind) =>
	objectsIn(at(account, '_embedded', name)).map(({ id, name: own }) =>
		identified(kind, { id, name: own }),
	);
