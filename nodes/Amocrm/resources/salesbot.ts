import * as fields from './common/fields';
import type { Action, Choosable, Field, Resource } from './resource';

const PATH = '/api/v4/bots';

const record = (choices: readonly Choosable[]): readonly Field[] => [
	{
		name: 'entity_type',
		label: 'Record Type',
		type: 'choice',
		required: true,
		choices,
		description: 'The kind of record that the bot works on',
	},
	{
		name: 'entity_id',
		label: 'Record ID',
		type: 'recordNumber',
		required: true,
		placeholder: 'e.g. 12001',
		description: 'The record that the bot works on: its ID, or its address in amoCRM',
	},
];

/** Many bots and records in one request; the older method works on every account (API facts 6.7). */
const run: Action = {
	name: 'run',
	label: 'Run',
	description: 'Start a bot for any number of contacts or leads, in batches',
	endpoint: { method: 'POST', path: '/api/v2/salesbot/run', body: { most: 100 } },
	idSentAs: 'bot_id',
	fields: record([
		{ name: 'Contact', value: 1 },
		{ name: 'Lead', value: 2 },
	]),
};

const stop: Action = {
	name: 'stop',
	label: 'Stop',
	description: 'End a bot that is running for a record',
	endpoint: { method: 'POST', path: `${PATH}/{id}/stop`, body: 'one' },
	idempotent: true,
	fields: record([
		{ name: 'Contact', value: 'contacts' },
		{ name: 'Customer', value: 'customers' },
		{ name: 'Lead', value: 'leads' },
	]),
};

/** API facts 6.7. */
export const salesbot: Resource = {
	name: 'salesbot',
	singular: 'Salesbot',
	plural: 'Salesbots',
	embedded: 'bots',
	endpoints: {
		list: { path: PATH, elements: 'items', pageSize: 250, orders: [] },
		get: { path: `${PATH}/{id}` },
	},
	fields: [{ ...fields.name, placeholder: 'e.g. Welcome' }],
	with: [{ name: 'Favorite', value: 'favorite', description: 'Whether the bot is a favorite' }],
	filters: [{ name: 'id', label: 'IDs', type: 'ids' }],
	actions: [run, stop],
	operations: ['get', 'getAll'],
};
