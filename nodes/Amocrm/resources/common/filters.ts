import type { Filter } from '../resource';

/** Filters of companies, contacts and leads (API facts 1.7). */
export const commonFilters: readonly Filter[] = [
	{ name: 'id', label: 'IDs', type: 'ids' },
	{ name: 'name', label: 'Name Is', type: 'text' },
	{ name: 'responsible_user_id', label: 'Responsible User', type: 'user' },
	{ name: 'created_by', label: 'Created By', type: 'user' },
	{ name: 'updated_by', label: 'Updated By', type: 'user' },
	{ name: 'created_at', label: 'Created', type: 'timeRange' },
	{ name: 'updated_at', label: 'Updated', type: 'timeRange' },
	{ name: 'closest_task_at', label: 'Closest Task', type: 'timeRange' },
	{ name: 'custom_fields_values', label: 'Custom Fields', type: 'customFields' },
];
