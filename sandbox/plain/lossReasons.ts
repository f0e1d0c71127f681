import { both, integer, string } from '../checks/check';
import { filled } from '../checks/filled';
import { fieldNotExpected } from '../checks/issue';
import { isAdmin } from '../rights';
import { times } from './fields';
import type { Plain, PlainField } from './plain';

const readOnly = (field: PlainField): PlainField => ({
	...field,
	check: (_value, path) => [fieldNotExpected(path)],
});

/** Reasons for losing a lead (API facts 5.4.4). Nobody knows what a write answers: it is the whole reason here. */
export const lossReasons: Plain = {
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
