import type { Resource } from './resource';

/** API facts 5.1. */
export const account: Resource = {
	name: 'account',
	singular: 'Account',
	plural: 'Accounts',
	endpoints: { get: { path: '/api/v4/account' } },
	embedded: 'account',
	fields: [],
	with: [
		{ name: 'Account UUID', value: 'uuid', description: 'The unique identifier of the account' },
		{
			name: 'Chat Account ID',
			value: 'amojo_id',
			description: 'The identifier of the account in the chat service',
		},
		{
			name: 'Chat Rights',
			value: 'amojo_rights',
			description: 'Whether internal and group chats are available',
		},
		{
			name: 'Date and Time Settings',
			value: 'datetime_settings',
			description: 'Formats and time zone of the account',
		},
		{ name: 'Drive URL', value: 'drive_url', description: 'The address of the file service' },
		{
			name: 'Entity Names',
			value: 'entity_names',
			description: 'What leads are called in this account, by language',
		},
		{
			name: 'Filter Option',
			value: 'is_api_filter_enabled',
			description: 'Whether the account has the paid option that enables list filters',
		},
		{
			name: 'Invoice Settings',
			value: 'invoices_settings',
			description: 'Language and list of invoices',
		},
		{ name: 'Task Types', value: 'task_types', description: 'Types that a task can have' },
		{ name: 'User Groups', value: 'users_groups', description: 'Groups (departments) of users' },
		{ name: 'Version', value: 'version', description: 'The version of amoCRM' },
	],
	filters: [],
	operations: ['get', 'getIds'],
};
