import type { IDataObject } from 'n8n-workflow';

import { objectsIn } from '../../../../nodes/Amocrm/transport/http/json';
import { withoutRequestId, type FakeAnswer } from '../../../support/amocrm';

const STAGES = [
	{ id: 11, name: 'Planned', type: 0 },
	{ id: 12, name: 'Running', type: 0 },
];
const LISTS: Record<string, IDataObject> = {
	users: { users: [{ id: 7, name: 'Ivan Petrov', email: 'ivan@example.com' }] },
	'leads/pipelines': { pipelines: [{ id: 1, name: 'Work', _embedded: { statuses: STAGES } }] },
	'projects/tags': { tags: [{ id: 31, name: 'urgent' }] },
	'projects/custom_fields': {
		custom_fields: [
			{ id: 21, name: 'Area', type: 'select', code: null, enums: [{ id: 211, value: 'East' }] },
			{ id: 22, name: 'Deadline', type: 'date', code: null, enums: null },
		],
	},
};
const TYPES = new Map([
	[21, 'select'],
	[22, 'date'],
]);

interface Request {
	method: string;
	path: string;
	body: unknown;
}

/** An account that has projects, as far as a plain resource of the API goes. */
export function projectAccount(): {
	answer: (request: Request) => FakeAnswer;
	stored: IDataObject[];
} {
	const stored: IDataObject[] = [];
	const answer = ({ method, path, body }: Request): FakeAnswer => {
		const place = path.replace('/api/v4/', '');
		const list = LISTS[place];
		if (list) return { body: { _embedded: list } };
		if (place === 'account') return { body: { id: 1, timezone: 'Europe/Moscow' } };
		const [, id] = /^projects\/(\d+)$/.exec(place) ?? [];
		if (id !== undefined) return one(stored.find((record) => record.id === Number(id)));
		if (place !== 'projects') return { status: 404 };
		if (method === 'GET') return listed([...stored].reverse());
		return listed(
			objectsIn(body).map((row) =>
				method === 'POST' ? created(stored, row) : changed(stored, row),
			),
		);
	};
	return { answer, stored };
}

const listed = (projects: IDataObject[]): FakeAnswer =>
	projects.length > 0 ? { body: { _embedded: { projects } } } : { status: 204 };
const one = (record: IDataObject | undefined): FakeAnswer =>
	record ? { body: record } : { status: 204 };

function created(stored: IDataObject[], row: IDataObject): IDataObject {
	const id = 1001 + stored.length;
	stored.push(asRead({ ...row, id }));
	return { id, request_id: row.request_id };
}

function changed(stored: IDataObject[], row: IDataObject): IDataObject {
	const record = stored.find(({ id }) => id === row.id) ?? {};
	Object.assign(record, asRead({ ...record, ...row }));
	return { id: row.id };
}

/** Options with their labels, fields with their names and types. */
function asRead(sent: IDataObject): IDataObject {
	const row = withoutRequestId(sent);
	const fields = objectsIn(row.custom_fields_values).map(({ field_id: id, values }) => ({
		field_id: id,
		field_name: id === 21 ? 'Area' : 'Deadline',
		field_type: TYPES.get(Number(id)),
		values: objectsIn(values).map((value) => (value.enum_id ? { ...value, value: 'East' } : value)),
	}));
	return { ...row, custom_fields_values: fields };
}
