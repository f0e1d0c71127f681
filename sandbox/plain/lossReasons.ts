import { both, integer, string } from '../checks/check';
import { filled } from '../checks/filled';
import { fieldNotExpected } from '../checks/issue';
import { isAdmin } from '../rights';
import { times } from './plainFields';
import type { PlainList, PlainField } from './plain';

const readOnly = (field: PlainField): PlainField => ({
	...field,
	check: (_value, path) => [fieldNotExpected(path)],
});

/** Loss reasons (API facts 5.4.4). The answer to a write is undocumented; here it is the complete reason. */
export const lossReasons: PlainList = {
	name: 'loss_reasons',
	path: '/api/v4/leads/loss_reasons',
	methods: ['list', 'get', 'create', 'updateOne', 'delete'],
	totals: 'items',
	fields: {
		name: { check: both(string, filled), required: true, initial: () => '' },
		sort: {
			check: integer,
			initial: ({ world }) => (world.plain.of('loss_reasons').size + 1) * 100,
		},
		created_at: readOnly(times.created_at),
		updated_at: readOnly(times.updated_at),
	},
	mayWrite: isAdmin,
	orders: [],
	filters: {},
	createAnswer: 'all',
	updateAnswer: 'all',
};
