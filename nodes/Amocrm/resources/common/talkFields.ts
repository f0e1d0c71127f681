import type { Action, Field, Filter } from '../resource';

/** What is particular about talks (API facts 6.7). */

export const talkFields: readonly Field[] = [
	{ name: 'origin', label: 'Origin', type: 'text' },
	{ name: 'missed_at', label: 'Missed At', type: 'time' },
];

export const talkFilters: readonly Filter[] = [
	{ name: 'talk_id', label: 'IDs', type: 'ids' },
	{ name: 'contact_id', label: 'Contact IDs', type: 'numbers' },
	{
		name: 'entity_type',
		label: 'Linked To',
		type: 'choice',
		choices: [
			{ name: 'Customer', value: 'customer' },
			{ name: 'Lead', value: 'lead' },
		],
	},
	{ name: 'entity_id', label: 'Linked Record IDs', type: 'numbers' },
	{ name: 'only_in_work', label: 'Only in Work', type: 'onlyWhere', shownBy: 'is_in_work' },
];

/** Without the option, amoCRM asks the client for a rating. */
export const closeTalk: Action = {
	name: 'close',
	label: 'Close',
	description: 'End talks with clients',
	endpoint: { method: 'POST', path: '/api/v4/talks/{id}/close', body: 'one' },
	idempotent: true,
	fields: [],
	options: [
		{
			name: 'force_close',
			label: 'Force Close',
			type: 'yesNo',
			description: 'Whether to close it without asking the client for a rating',
		},
	],
	refusal: {
		status: 422,
		message: 'This talk is already closed, or is being closed',
		description:
			"There is nothing to do. To leave out closed talks, use 'Only in Work' of 'Get Many'.",
	},
};
