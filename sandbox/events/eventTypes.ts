/** Types of events with their names (API facts 6.1). */
const names: Record<string, string> = {
	lead_added: 'New lead',
	lead_deleted: 'Lead deleted',
	lead_status_changed: 'Lead stage changed',
	contact_added: 'New contact',
	contact_deleted: 'Contact deleted',
	company_added: 'New company',
	company_deleted: 'Company deleted',
	task_added: 'New task',
	task_completed: 'Task completed',
	task_type_changed: 'Task type changed',
	task_text_changed: 'Task text changed',
	task_deadline_changed: 'Task deadline changed',
	entity_linked: 'Linked',
	entity_unlinked: 'Unlinked',
	entity_tag_added: 'Tags added',
	entity_tag_deleted: 'Tags deleted',
	entity_responsible_changed: 'Responsible user changed',
	sale_field_changed: 'Sale changed',
	name_field_changed: 'Name changed',
	custom_field_value_changed: 'Field changed',
	common_note_added: 'New note',
	incoming_chat_message: 'Incoming message',
	talk_created: 'Chat created',
	talk_closed: 'Chat closed',
};

/** An element of `GET /api/v4/events/types`. */
export const eventTypes = Object.entries(names).map(([key, lang], index) => ({
	key,
	type: index + 1,
	lang,
}));

const OF_FIELD = /^custom_field_\d+_value_changed$/;

/** Whether it is the type for one custom field. */
export const isOfOneField = (type: string): boolean => OF_FIELD.test(type);

/** Whether an event's type is the wanted one, or one of the custom fields where all of them are wanted. */
export const isType = (type: string, wanted: string): boolean =>
	type === wanted || (wanted === 'custom_field_value_changed' && isOfOneField(type));
