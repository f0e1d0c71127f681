import type { Choosable, Field } from '../resource';
import { ENTITY_TYPES } from './linkable';

/** The fields of notes (API facts 5.9). */

/** Types of notes that can be created; amoCRM itself writes more types. */
export const NOTE_TYPES: readonly Choosable[] = [
	{ name: 'Call: Incoming', value: 'call_in' },
	{ name: 'Call: Outgoing', value: 'call_out' },
	{ name: 'Cashier Message', value: 'message_cashier' },
	{ name: 'File', value: 'attachment' },
	{ name: 'Invoice Paid', value: 'invoice_paid' },
	{ name: 'Location', value: 'geolocation' },
	{ name: 'Service Message', value: 'service_message' },
	{ name: 'Service Message: Long', value: 'extended_service_message' },
	{ name: 'SMS: Incoming', value: 'sms_in' },
	{ name: 'SMS: Outgoing', value: 'sms_out' },
	{ name: 'Text', value: 'common' },
];

const CALLS = ['call_in', 'call_out'];
const SMS = ['sms_in', 'sms_out'];
const SERVICE = ['service_message', 'extended_service_message', 'invoice_paid'];

/** A part of `params`, shown for the types that have it. */
const part = (
	name: string,
	label: string,
	types: readonly string[],
	more: Partial<Field> = {},
): Field => ({
	name,
	label,
	type: 'text',
	within: 'params',
	primary: true,
	shownWhen: { field: 'note_type', values: types },
	...more,
});

export const entityType: Field = {
	name: 'entity_type',
	label: 'Linked To',
	type: 'choice',
	choices: ENTITY_TYPES,
	required: true,
	primary: true,
	description: 'The kind of record that the note belongs to',
};

const entityId: Field = {
	name: 'entity_id',
	label: 'Linked Record ID',
	type: 'recordNumber',
	required: true,
	primary: true,
	onlyCreate: true,
	placeholder: 'e.g. 12001',
	description: 'The record that the note belongs to: its ID, or its address in amoCRM',
};

const noteType: Field = {
	name: 'note_type',
	label: 'Note Type',
	type: 'choice',
	choices: NOTE_TYPES,
	standard: 'common',
	primary: true,
	description: 'Empty means text',
};

/** Outcomes of a call (API facts 5.9, 6.5). */
export const CALL_STATUSES: readonly Choosable[] = [
	{ name: 'Busy', value: 7 },
	{ name: 'Call Later', value: 2 },
	{ name: 'Left a Message', value: 1 },
	{ name: 'No Answer', value: 6 },
	{ name: 'Not In', value: 3 },
	{ name: 'Talked', value: 4 },
	{ name: 'Wrong Number', value: 5 },
];

const TEXTS = ['common', 'geolocation', 'message_cashier', ...SERVICE, ...SMS];

export const noteFields: readonly Field[] = [
	entityType,
	entityId,
	noteType,
	part('text', 'Text', TEXTS, { placeholder: 'e.g. Prefers email' }),
	part('phone', 'Phone', [...CALLS, ...SMS], { placeholder: 'e.g. +7 916 111-22-33' }),
	part('duration', 'Duration (Seconds)', CALLS, { type: 'integer', placeholder: 'e.g. 60' }),
	part('uniq', 'Call ID', CALLS, { description: 'The ID of the call in your telephone system' }),
	part('source', 'Source', CALLS, { description: 'The name of your telephone system' }),
	part('link', 'Recording', CALLS, { placeholder: 'e.g. https://pbx.example.com/1.mp3' }),
	part('call_status', 'Call Status', CALLS, { type: 'choice', choices: CALL_STATUSES }),
	part('call_result', 'Call Result', CALLS, { placeholder: 'e.g. Wants an offer' }),
	part('call_responsible', 'Call Taken By', CALLS, { description: 'Name or phone of the person' }),
	part('service', 'Sender', SERVICE, { description: 'The service shown as the sender' }),
	part('icon_url', 'Icon URL', ['invoice_paid']),
	part('status', 'Status', ['message_cashier'], {
		type: 'choice',
		choices: [
			{ name: 'Canceled', value: 'canceled' },
			{ name: 'Created', value: 'created' },
			{ name: 'Shown', value: 'shown' },
		],
	}),
	part('address', 'Address', ['geolocation']),
	part('latitude', 'Latitude', ['geolocation'], { placeholder: 'e.g. 55.751244' }),
	part('longitude', 'Longitude', ['geolocation'], { placeholder: 'e.g. 37.618423' }),
	part('file_uuid', 'File UUID', ['attachment'], {
		description: "The file's ID in the file storage",
	}),
	part('file_name', 'File Name', ['attachment']),
	part('version_uuid', 'File Version UUID', ['attachment']),
	{
		name: 'is_need_to_trigger_digital_pipeline',
		label: 'Trigger Digital Pipeline',
		type: 'yesNo',
		onlyCreate: true,
		description: 'Whether the note starts the robots of the pipeline. Empty means yes.',
	},
];
