import * as fields from './common/fields';
import { CALL_STATUSES } from './common/noteFields';
import type { Field, Resource } from './resource';

const open = { primary: true, required: true } as const;

/** What amoCRM is told of a call. */
const own: readonly Field[] = [
	{
		name: 'direction',
		label: 'Direction',
		type: 'choice',
		...open,
		choices: [
			{ name: 'Inbound', value: 'inbound' },
			{ name: 'Outbound', value: 'outbound' },
		],
	},
	{
		name: 'phone',
		label: 'Phone',
		type: 'text',
		...open,
		placeholder: 'e.g. +7 916 111-22-33',
		description: 'Of the contact or company; amoCRM compares the last ten digits',
	},
	{
		name: 'duration',
		label: 'Duration (Seconds)',
		type: 'integer',
		...open,
		placeholder: 'e.g. 60',
	},
	{
		name: 'source',
		label: 'Source',
		type: 'text',
		...open,
		placeholder: 'e.g. PBX',
		description: 'The name of your telephone system',
	},
	{
		name: 'uniq',
		label: 'Call ID',
		type: 'text',
		description: 'The ID of the call in your telephone system',
	},
	{
		name: 'link',
		label: 'Recording',
		type: 'text',
		placeholder: 'e.g. https://pbx.example.com/1.mp3',
	},
	{
		name: 'call_result',
		label: 'Call Result',
		type: 'text',
		placeholder: 'e.g. Wants an offer',
	},
	{ name: 'call_status', label: 'Call Status', type: 'choice', choices: CALL_STATUSES },
	{
		...fields.responsibleUser,
		also: 'created_by',
		description: 'Who talked, by name or email. Also the author of the call unless one is given.',
	},
];

/** API facts 6.5. amoCRM turns a call into a note of the record with the phone, so there is no list of calls. */
export const call: Resource = {
	name: 'call',
	singular: 'Call',
	plural: 'Calls',
	embedded: 'calls',
	endpoints: {
		create: { method: 'POST', path: '/api/v4/calls', body: { most: 250 }, refusesBy: 'phone' },
	},
	fields: [...own, fields.createdBy, fields.createdAt, fields.requestId],
	with: [],
	filters: [],
	operations: ['create'],
	labels: { create: 'Log' },
	example: { direction: 'inbound', phone: '+79161112233', duration: 60, source: 'PBX' },
};
