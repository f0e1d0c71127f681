import type { Action, Field, Filter } from '../resource';
import { ENTITY_TYPES } from './linkable';

/** Fields, filters and actions of tasks (API facts 5.9). */

const text: Field = {
	name: 'text',
	label: 'Task',
	type: 'text',
	required: true,
	primary: true,
	placeholder: 'e.g. Call back about the offer',
	description: 'What to do',
};

const completeTill: Field = {
	name: 'complete_till',
	label: 'Due',
	type: 'time',
	required: true,
	primary: true,
	description: 'When it is due',
};

const taskType: Field = {
	name: 'task_type_id',
	label: 'Task Type',
	type: 'taskType',
	description: 'Empty means a follow-up',
};

const entityType: Field = {
	name: 'entity_type',
	label: 'Linked To',
	type: 'choice',
	choices: ENTITY_TYPES,
	needs: 'entity_id',
	description: 'The kind of record that the task is about',
};

const entityId: Field = {
	name: 'entity_id',
	label: 'Linked Record ID',
	type: 'recordNumber',
	needs: 'entity_type',
	placeholder: 'e.g. 12001',
	description: 'The record that the task is about: its ID, or its address in amoCRM',
};

const duration: Field = {
	name: 'duration',
	label: 'Duration (Seconds)',
	type: 'integer',
	placeholder: 'e.g. 1800',
	description: 'How long it takes',
};

const isCompleted: Field = {
	name: 'is_completed',
	label: 'Completed',
	type: 'yesNo',
	description: 'Whether it is done',
};

const result: Field = {
	name: 'result',
	label: 'Result',
	type: 'textObject',
	placeholder: 'e.g. Talked, sends the contract',
	description: 'The outcome',
};

export const taskFields: readonly Field[] = [
	text,
	completeTill,
	taskType,
	entityType,
	entityId,
	duration,
	isCompleted,
	result,
];

export const taskFilters: readonly Filter[] = [
	{ name: 'id', label: 'IDs', type: 'ids' },
	{ name: 'responsible_user_id', label: 'Responsible User', type: 'user' },
	{ name: 'is_completed', label: 'Completed', type: 'yesNo' },
	{ name: 'task_type', label: 'Task Types', type: 'taskTypes' },
	{ name: 'entity_type', label: 'Linked To', type: 'choice', choices: ENTITY_TYPES },
	{ name: 'entity_id', label: 'Linked Record IDs', type: 'numbers' },
	{ name: 'updated_at', label: 'Updated', type: 'timeRange' },
];

/** amoCRM's documentation requires both keys (API facts 5.9). */
export const complete: Action = {
	name: 'complete',
	label: 'Complete',
	description: 'Mark any number of tasks as done, in batches',
	endpoint: 'update',
	fields: [{ ...result, primary: true }],
	sends: { is_completed: true },
};
