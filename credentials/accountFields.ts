import type { INodeProperties } from 'n8n-workflow';

/** The fields that select the account, the same in both credentials. */
export const accountFields: INodeProperties[] = [
	{
		displayName: 'Zone',
		name: 'zone',
		type: 'options',
		options: [
			{ name: 'amoCRM (amocrm.ru)', value: 'amocrm.ru' },
			{ name: 'Kommo (kommo.com)', value: 'kommo.com' },
			{ name: 'Amocrm.com (Older Kommo Accounts)', value: 'amocrm.com' },
			{ name: 'Other Address (Proxy or Test Server)', value: 'custom' },
		],
		default: 'amocrm.ru',
		description: 'Where your account opens in the browser',
	},
	{
		displayName: 'Subdomain',
		name: 'subdomain',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. mycompany',
		description:
			'The first part of your account\'s address: "mycompany" for https://mycompany.amocrm.ru. You can also paste the whole address.',
		displayOptions: { show: { zone: ['amocrm.ru', 'kommo.com', 'amocrm.com'] } },
	},
	{
		displayName: 'Base URL',
		name: 'baseUrl',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://crm-proxy.example.com',
		description:
			'The address all requests go to instead of amoCRM. Your token is sent there, so enter only an address that you trust. Must start with https://, or be on this machine.',
		displayOptions: { show: { zone: ['custom'] } },
	},
];
