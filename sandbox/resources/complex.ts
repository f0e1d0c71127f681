import { atMost } from '../checks/amount';
import {
	anything,
	checkShape,
	list,
	object,
	type Check,
	type Scope,
	type Shape,
} from '../checks/check';
import { invalidType, tooMany, type Issue } from '../checks/issue';
import { recordOf, tagReference } from '../checks/references';
import { refuseRows } from '../checks/rows';
import { kinds, type EntityName } from '../entities/kinds';
import { stageOf } from '../entities/stage';
import { createRecord } from '../entities/write';
import { hal, type Answer } from '../http/answer';
import type { Call, Route } from '../http/call';
import { arranged, batchOf } from '../http/rows';
import {
	isObject,
	listOf,
	numberOf,
	objectOf,
	objectsOf,
	stringOf,
	type Json,
	type JsonObject,
} from '../json';
import { robotTurn } from '../others/robot';
import type { World } from '../world';

const mostRows = 50;
const mostFields = 40;

const fieldCount = (row: JsonObject, path: string): Issue[] =>
	listOf(row.custom_fields_values).length > mostFields ? [tooMany(path, mostFields)] : [];

/** `{id}` of an existing record, or a full create model (API facts 5.4.3). */
const existingOrNew =
	(entity: EntityName): Check =>
	(value, path, { world }) => {
		if (!isObject(value)) return [invalidType(path, 'array')];
		const scope: Scope = { world, kind: kinds[entity] };
		if ('id' in value)
			return checkShape(
				{ id: { check: recordOf(entity) }, is_main: { check: anything } },
				value,
				path,
				scope,
			);
		const found = checkShape(kinds[entity].createShape, value, path, scope);
		return found.length > 0 ? found : fieldCount(value, `${path}.custom_fields_values`);
	};

const shape: Shape = {
	...kinds.leads.createShape,
	_embedded: {
		check: object({
			tags: { check: list(tagReference), nullable: true },
			contacts: { check: atMost(1, list(existingOrNew('contacts'))) },
			companies: { check: atMost(1, list(existingOrNew('companies'))) },
		}),
	},
};

function partOf(
	world: World,
	entity: EntityName,
	parts: Json | undefined,
	userId: number,
): number | null {
	const [part] = objectsOf(parts);
	if (!part) return null;
	const existing = numberOf(part.id);
	if (existing !== undefined) return existing;
	const record = createRecord(world, kinds[entity], part, userId);
	robotTurn(world, kinds[entity], record);
	return record.id;
}

function createComplex(world: World, row: JsonObject, index: number, userId: number): JsonObject {
	const embedded = objectOf(row._embedded);
	const contactId = partOf(world, 'contacts', embedded.contacts, userId);
	const companyId = partOf(world, 'companies', embedded.companies, userId);
	const { tags = null } = embedded;
	const lead = createRecord(
		world,
		kinds.leads,
		{ ...row, _embedded: tags === null ? {} : { tags } },
		userId,
	);
	if (contactId !== null)
		world.links.link('leads', lead.id, { to: 'contacts', id: contactId, main: true });
	if (companyId !== null)
		world.links.link('leads', lead.id, { to: 'companies', id: companyId, main: false });
	if (contactId !== null && companyId !== null)
		world.links.link('contacts', contactId, { to: 'companies', id: companyId, main: false });
	robotTurn(world, kinds.leads, lead);
	const requestId = stringOf(row.request_id) ?? String(index);
	return {
		id: lead.id,
		contact_id: contactId,
		company_id: companyId,
		request_id: [requestId],
		merged: false,
	};
}

function handle({ world, body, userId }: Call): Answer {
	const batch = batchOf(body, mostRows);
	if ('refusal' in batch) return batch.refusal;
	const refusal = refuseRows(batch.rows, shape, { world, kind: kinds.leads }, (row) => {
		const stage = stageOf(world, row);
		return [...(Array.isArray(stage) ? stage : []), ...fieldCount(row, 'custom_fields_values')];
	});
	if (refusal) return refusal;
	return hal(
		arranged(
			batch.rows.map((row, index) => createComplex(world, row, index, userId)),
			world,
		),
	);
}

/** Lead, contact and company in one call; a bare array as answer, no duplicate control, no incoming leads (API facts 5.4.3). */
export const complexRoutes: Route[] = [{ method: 'POST', path: '/api/v4/leads/complex', handle }];
