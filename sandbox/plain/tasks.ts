import {
	among,
	boolean,
	both,
	integer,
	object,
	positive,
	string,
	timestamp,
	type Check,
} from '../checks/check';
import { filled } from '../checks/filled';
import { fieldMissing, notSupportedChoice, type Issue } from '../checks/issue';
import { member } from '../checks/references';
import { noteTask } from '../events/taskEvents';
import { filterOf } from '../http/incoming/query';
import { numberOf, stringOf, type JsonObject } from '../json';
import { oneOf, since, type ListFilter } from '../lists/filters';
import { entityNames } from '../names';
import { isAdmin } from '../rights';
import { taskTypes } from '../seed/seedTaskTypes';
import type { StoredItem } from '../stored';
import type { World } from '../world';
import { authors, times } from './plainFields';
import type { PlainList } from './plain';

const taskType: Check = (value, path) =>
	taskTypes.some(({ id }) => id === value) ? [] : [notSupportedChoice(path)];

/** The record a task belongs to: its type and ID, both or neither. The sandbox has no customers. */
function cardIssues(world: World, row: JsonObject, before?: StoredItem): Issue[] {
	const id = numberOf(row.entity_id) ?? numberOf(before?.entity_id);
	const type = stringOf(row.entity_type) ?? stringOf(before?.entity_type);
	if (id === undefined && type === undefined) return [];
	if (id === undefined) return [fieldMissing('entity_id')];
	if (type === undefined) return [fieldMissing('entity_type')];
	const entity = entityNames.find((name) => name === type);
	return entity && world.stores[entity].get(id) ? [] : [notSupportedChoice('entity_id')];
}

const responsibleOf = ({ responsible_user_id }: StoredItem): number => Number(responsible_user_id);

/** IDs are ambiguous without a type, so without `filter[entity_type]` the filter is ignored (API facts 1.7). */
const cardIds: ListFilter<StoredItem> = (value, call) =>
	filterOf(call.query).entity_type === undefined
		? []
		: oneOf(({ entity_id }: StoredItem) => entity_id)(value, call);

/** Tasks (API facts 5.9). */
export const tasks: PlainList = {
	name: 'tasks',
	path: '/api/v4/tasks',
	methods: ['list', 'get', 'create', 'updateMany', 'updateOne'],
	totals: 'none',
	fields: {
		...authors,
		...times,
		responsible_user_id: { check: member, initial: ({ userId }) => userId },
		entity_id: { check: positive, initial: () => null },
		entity_type: { check: among([...entityNames, 'customers']), initial: () => null },
		duration: { check: integer, initial: () => 0 },
		is_completed: { check: boolean, initial: () => false },
		task_type_id: { check: both(positive, taskType), initial: () => 1 },
		text: { check: both(string, filled), required: true, initial: () => '' },
		// An empty result is returned as a list (part 8 line 32).
		result: { check: object({ text: { check: string, required: true } }), initial: () => [] },
		complete_till: { check: timestamp, required: true, initial: ({ now }) => now },
	},
	derived: {
		group_id: ({ users }, task) => users.get(responsibleOf(task))?.groupId ?? 0,
		account_id: ({ account }) => account.id,
	},
	rowIssues: cardIssues,
	mayWrite: (world, userId, task) =>
		task === undefined || isAdmin(world, userId) || responsibleOf(task) === userId,
	orders: ['id', 'created_at', 'complete_till'],
	filters: {
		id: oneOf(({ id }) => id),
		responsible_user_id: oneOf(responsibleOf),
		created_by: oneOf((task) => task.created_by),
		is_completed: oneOf((task) => Number(task.is_completed)),
		task_type: oneOf((task) => task.task_type_id),
		entity_type: oneOf((task) => task.entity_type),
		entity_id: cardIds,
		updated_at: since((task) => task.updated_at),
	},
	createAnswer: ['id', 'request_id'],
	updateAnswer: ['id', 'updated_at', 'request_id'],
	happened: noteTask,
	meanwhile: {
		create: ({ text }) => ({ text: text ?? 'Theirs', complete_till: 1_900_000_000 }),
		change: (by) => ({ responsible_user_id: by }),
	},
};
