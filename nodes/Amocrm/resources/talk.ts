import * as fields from './common/fields';
import { closeTalk, talkFields, talkFilters } from './common/talkFields';
import type { Resource } from './resource';

const PATH = '/api/v4/talks';

/** API facts 6.7. Talks start with a client's message, so they cannot be created. */
export const talk: Resource = {
	name: 'talk',
	singular: 'Talk',
	plural: 'Talks',
	embedded: 'talks',
	idKey: 'talk_id',
	endpoints: {
		list: { path: PATH, elements: 'talks', pageSize: 250, orders: [] },
		get: { path: `${PATH}/{id}` },
	},
	fields: [...talkFields, fields.createdAt, fields.updatedAt],
	with: [],
	filters: talkFilters,
	actions: [closeTalk],
	operations: ['get', 'getAll'],
};
