import type { Choosable, Field, Filter } from '../resource';

/** Fields and filters of events (API facts 6.1). */

/** The list of event types, which is not paged. */
export const EVENT_TYPES = { path: '/api/v4/events/types', elements: 'events_types' } as const;

/** A type of record that events are about; its API name is singular. */
interface EntityKind extends Choosable {
	/** Its scope of custom fields. */
	scope?: string;
}

const ENTITIES: readonly EntityKind[] = [
	{ name: 'Company', value: 'company', scope: 'companies' },
	{
		name: 'Contact',
		value: 'contact',
		scope: 'contacts',
		// Messages in a contact's chat are shown as events of its lead or customer.
		otherwiseIn: 'linked_talk_contact_id',
	},
	{ name: 'Customer', value: 'customer', scope: 'customers' },
	{ name: 'Lead', value: 'lead', scope: 'leads' },
	{ name: 'Task', value: 'task' },
];

/** The scope of custom fields, by the name of the record type in events. */
export const scopeOfEntity = (type: unknown): string | undefined =>
	ENTITIES.find(({ value }) => value === type)?.scope;

/** Most IDs or authors to filter events by at a time. */
const MOST = 10;

const STAGE_CHANGED = 'lead_status_changed';
const RESPONSIBLE_CHANGED = 'entity_responsible_changed';

export const eventFields: readonly Field[] = [
	{ name: 'type', label: 'Type', type: 'eventType' },
	{ name: 'value_before', label: 'Before', type: 'change' },
	{ name: 'value_after', label: 'After', type: 'change' },
];

export const eventFilters: readonly Filter[] = [
	{ name: 'created_at', label: 'Created', type: 'timeRange' },
	{ name: 'created_by', label: 'Created By', type: 'users', most: MOST },
	{ name: 'entity', label: 'Record', type: 'eventRecords', choices: ENTITIES, most: MOST },
	{ name: 'type', label: 'Types', type: 'eventTypes' },
	{
		name: 'stage_before',
		label: 'Stage Before',
		type: 'changedStages',
		change: { side: 'value_before', type: STAGE_CHANGED },
	},
	{
		name: 'stage_after',
		label: 'Stage After',
		type: 'changedStages',
		change: { side: 'value_after', type: STAGE_CHANGED },
	},
	{
		name: 'responsible_before',
		label: 'Responsible User Before',
		type: 'changedUsers',
		change: { side: 'value_before', type: RESPONSIBLE_CHANGED },
	},
	{
		name: 'responsible_after',
		label: 'Responsible User After',
		type: 'changedUsers',
		change: { side: 'value_after', type: RESPONSIBLE_CHANGED },
	},
];
