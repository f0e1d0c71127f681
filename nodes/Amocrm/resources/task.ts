import * as fields from './common/fields';
import { complete, taskFields, taskFilters } from './common/taskFields';
import type { Resource } from './resource';

const PATH = '/api/v4/tasks';

/** API facts 5.9. */
export const task: Resource = {
	name: 'task',
	singular: 'Task',
	plural: 'Tasks',
	embedded: 'tasks',
	endpoints: {
		list: {
			path: PATH,
			elements: 'tasks',
			pageSize: 250,
			orders: ['complete_till', 'created_at', 'id'],
			filtersIds: true,
		},
		get: { path: `${PATH}/{id}` },
		create: { method: 'POST', path: PATH, body: { most: 250 } },
		update: { method: 'PATCH', path: PATH, body: { most: 250 } },
	},
	fields: [
		...taskFields,
		fields.responsibleUser,
		fields.createdBy,
		fields.createdAt,
		fields.requestId,
	],
	with: [],
	filters: taskFilters,
	actions: [complete],
	operations: ['create', 'get', 'getAll', 'update'],
	example: { text: 'Call back', complete_till: 1_785_571_200 },
	identity: {
		toldBy: ['text', 'entity_id'],
		userKeys: ['responsible_user_id'],
		defaults: { task_type_id: 1, is_completed: false },
	},
};
