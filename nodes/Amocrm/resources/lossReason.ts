import * as fields from './common/fields';
import type { Resource } from './resource';

const PATH = '/api/v4/leads/loss_reasons';

/** API facts 5.4.4. */
export const lossReason: Resource = {
	name: 'lossReason',
	singular: 'Loss Reason',
	plural: 'Loss Reasons',
	embedded: 'loss_reasons',
	endpoints: {
		list: { path: PATH, elements: 'loss_reasons', orders: [] },
		get: { path: `${PATH}/{id}` },
		create: { method: 'POST', path: PATH, body: { most: 250 } },
		update: { method: 'PATCH', path: `${PATH}/{id}`, body: 'one' },
		delete: { method: 'DELETE', path: `${PATH}/{id}`, body: 'none' },
	},
	fields: [
		{ ...fields.name, placeholder: 'e.g. Too expensive' },
		{
			name: 'sort',
			label: 'Sort Order',
			type: 'integer',
			placeholder: 'e.g. 100',
			description: 'Its place in the list; the smallest number comes first',
		},
		fields.requestId,
	],
	with: [],
	filters: [],
	operations: ['create', 'delete', 'get', 'getAll', 'update'],
	example: { name: 'Too expensive' },
	identity: { anonymous: true },
};
