import { refuseRows } from '../checks/refuseRows';
import {
	among,
	anything,
	integer,
	requestId,
	string,
	timestamp,
	type Shape,
} from '../checks/check';
import { author, member } from '../checks/references';
import { requestIdOf } from '../checks/issue';
import type { StoredRecord } from '../entities/record';
import { hal, type Answer } from '../http/answer';
import type { Call, Route } from '../http/call';
import { batchOf } from '../http/incoming/bodyRows';
import { stringOf, type JsonObject } from '../json';
import type { EntityName } from '../names';
import { addNote } from '../notes/addNote';
import type { World } from '../world';

const shape: Shape = {
	direction: { check: among(['inbound', 'outbound']), required: true },
	duration: { check: integer, required: true },
	source: { check: string, required: true },
	phone: { check: string, required: true },
	uniq: { check: string },
	link: { check: string },
	call_result: { check: string },
	call_status: { check: among([1, 2, 3, 4, 5, 6, 7, 8]) },
	call_responsible: { check: anything },
	responsible_user_id: { check: member },
	created_by: { check: author },
	updated_by: { check: author },
	created_at: { check: timestamp },
	updated_at: { check: timestamp },
	request_id: { check: requestId },
};

/** The keys of a call that are `params` of its note. */
const PARAMS = ['duration', 'source', 'phone', 'uniq', 'link', 'call_result', 'call_status'];

interface Place {
	entity: EntityName;
	id: number;
}

const lastDigits = (text: string) => text.replace(/\D/g, '').slice(-10);

const phonesOf = ({ custom_fields_values: fields }: StoredRecord): string[] =>
	(fields ?? []).flatMap(({ field_code: code, values }) =>
		code === 'PHONE' ? values.map(({ value }) => lastDigits(String(value))) : [],
	);

/** The contact or company with the phone; with one active lead, that lead (API facts 6.5). */
function placeOf(world: World, phone: string): Place | undefined {
	const wanted = lastDigits(phone);
	for (const entity of ['contacts', 'companies'] as const) {
		const found = world.stores[entity].listed('id').find((one) => phonesOf(one).includes(wanted));
		if (!found) continue;
		const leads = world.links
			.of(entity, found.id)
			.flatMap(({ to, id }) => (to === 'leads' ? (world.stores.leads.get(id) ?? []) : []))
			.filter(({ status_id: stage }) => stage !== 142 && stage !== 143);
		const [only, ...more] = leads;
		return only && more.length === 0 ? { entity: 'leads', id: only.id } : { entity, id: found.id };
	}
	return undefined;
}

/** One row: written as a note, or an entry of `errors`. */
type Logged = { element: JsonObject } | { error: JsonObject };

function logCall({ world, userId }: Call, row: JsonObject, index: number): Logged {
	const request_id = requestIdOf(row, index);
	const place = placeOf(world, stringOf(row.phone) ?? '');
	if (!place)
		return {
			error: {
				title: 'Entity not found',
				status: 263,
				detail: 'Entity with this phone number not found',
				request_id,
			},
		};
	const params = Object.fromEntries(Object.entries(row).filter(([key]) => PARAMS.includes(key)));
	const note_type = row.direction === 'inbound' ? 'call_in' : 'call_out';
	const { id } = addNote(world, place.entity, place.id, { ...row, note_type, params }, userId);
	const href = `${world.url}/api/v4/${place.entity}/${place.id}`;
	return {
		element: {
			id,
			entity_id: place.id,
			entity_type: SINGULAR[place.entity],
			account_id: world.account.id,
			request_id,
			_embedded: { entity: { id: place.id, _links: { self: { href } } } },
		},
	};
}

const SINGULAR: Record<EntityName, string> = {
	companies: 'company',
	contacts: 'contact',
	leads: 'lead',
};

/** Calls whose phone nobody has are listed beside the others; if all are, the status is 400 (API facts 6.5). */
function logCalls(call: Call): Answer {
	const { world, body } = call;
	const read = batchOf(body);
	if ('refusal' in read) return read.refusal;
	const refusal = refuseRows(read.rows, shape, { world }, () => []);
	if (refusal) return refusal;
	const logged = read.rows.map((row, index) => logCall(call, row, index));
	const calls = logged.flatMap((one) => ('element' in one ? [one.element] : []));
	const errors = logged.flatMap((one) => ('error' in one ? [one.error] : []));
	const answer = { _total_items: calls.length, errors, _embedded: { calls } };
	return hal(answer, calls.length === 0 ? 400 : 200);
}

/** Calls (API facts 6.5). */
export const callRoutes: Route[] = [{ method: 'POST', path: '/api/v4/calls', handle: logCalls }];
