import * as fields from './common/fields';
import { entityType, NOTE_TYPES, noteFields } from './common/noteFields';
import type { Action, Resource } from './resource';

const PATH = '/api/v4/{entity_type}/notes';

const pinning = (name: 'pin' | 'unpin', label: string, description: string): Action => ({
	name,
	label,
	description,
	endpoint: { method: 'POST', path: `${PATH}/{id}/${name}`, body: 'none' },
	idempotent: true,
	fields: [],
});

/** API facts 5.9. */
export const note: Resource = {
	name: 'note',
	singular: 'Note',
	plural: 'Notes',
	embedded: 'notes',
	endpoints: {
		list: {
			path: PATH,
			elements: 'notes',
			pageSize: 250,
			orders: ['updated_at', 'id'],
			filtersIds: true,
		},
		get: { path: `${PATH}/{id}` },
		create: { method: 'POST', path: PATH, body: { most: 250 } },
		update: { method: 'PATCH', path: PATH, body: { most: 250 } },
	},
	fields: [
		...noteFields,
		fields.responsibleUser,
		fields.createdBy,
		fields.createdAt,
		fields.requestId,
	],
	with: [{ name: 'Pinned', value: 'is_pinned', description: 'Whether the note is pinned' }],
	filters: [
		{ name: 'id', label: 'IDs', type: 'ids' },
		{ name: 'entity_id', label: 'Linked Record IDs', type: 'numbers' },
		{ name: 'note_type', label: 'Note Types', type: 'choice', choices: NOTE_TYPES },
		{ name: 'updated_at', label: 'Updated', type: 'timeRange' },
	],
	actions: [
		pinning('pin', 'Pin', 'Show the note at the top of its record'),
		pinning('unpin', 'Unpin', 'Put a pinned note back in its place'),
	],
	operations: ['create', 'get', 'getAll', 'update'],
	example: {
		entity_type: entityType.choices?.at(-1)?.value,
		entity_id: 12_001,
		note_type: 'common',
		params: { text: 'Prefers email' },
	},
	identity: {
		toldBy: ['entity_id', 'note_type', 'params.text', 'params.uniq', 'params.phone'],
		userKeys: ['responsible_user_id'],
	},
};
