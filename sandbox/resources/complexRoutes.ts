import { writeBatch } from '../checks/batch';
import { requestIdOf } from '../checks/issue';
import { kinds } from '../entities/entityKinds';
import type { StoredRecord } from '../entities/record';
import { incomingStage } from '../entities/stage';
import { createRecord } from '../entities/writeRecord';
import { hal, type Answer } from '../http/answer';
import type { Call, Route } from '../http/call';
import { isObject, numberOf, objectOf, objectsOf, type Json, type JsonObject } from '../json';
import type { EntityName } from '../names';
import { robotTurn } from '../others/robot';
import type { World } from '../world';
import { complexShape, fieldCount } from './complexShape';

const mostRows = 50;

/** The ID of a part's existing or new record; null if there is none. */
function partOf(
	world: World,
	entity: EntityName,
	parts: Json | undefined,
	userId: number,
	own: JsonObject,
): number | null {
	const [part] = objectsOf(parts);
	if (!part) return null;
	const existing = numberOf(part.id);
	if (existing !== undefined) return existing;
	const record = createRecord(world, kinds[entity], part, userId);
	world.stores[entity].change(record, own);
	robotTurn(world, kinds[entity], record);
	return record.id;
}

/** An incoming lead is in the first stage of its pipeline, whatever stage was sent (API facts 5.4.3). */
function makeIncoming(world: World, lead: StoredRecord): void {
	const status = incomingStage(world, Number(lead.pipeline_id));
	if (status !== undefined)
		world.stores.leads.change(lead, { status_id: status, closed_at: null, loss_reason_id: null });
}

function createComplex(world: World, row: JsonObject, index: number, userId: number): JsonObject {
	const { contacts, companies, tags = null, metadata } = objectOf(row._embedded);
	const incoming = isObject(metadata);
	const own: JsonObject = { is_unsorted: incoming };
	const contactId = partOf(world, 'contacts', contacts, userId, own);
	const companyId = partOf(world, 'companies', companies, userId, own);
	const leadRow: JsonObject = { ...row, _embedded: tags === null ? {} : objectOf({ tags }) };
	const lead = createRecord(world, kinds.leads, leadRow, userId);
	if (incoming) makeIncoming(world, lead);
	const { links } = world;
	if (contactId !== null)
		links.link('leads', lead.id, { to: 'contacts', id: contactId, main: true });
	if (companyId !== null)
		links.link('leads', lead.id, { to: 'companies', id: companyId, main: false });
	if (contactId !== null && companyId !== null)
		links.link('contacts', contactId, { to: 'companies', id: companyId, main: false });
	robotTurn(world, kinds.leads, lead);
	return {
		id: lead.id,
		contact_id: contactId,
		company_id: companyId,
		request_id: [requestIdOf(row, index)],
		merged: false,
	};
}

function handle(call: Call): Answer {
	const { world, userId } = call;
	const models = writeBatch(call, {
		entity: 'leads',
		shape: complexShape,
		most: mostRows,
		issues: (row) => [
			...kinds.leads.rowIssues(world, row),
			...fieldCount(row, 'custom_fields_values'),
		],
		act: (row, index) => createComplex(world, row, index, userId),
	});
	return Array.isArray(models) ? hal(models) : models;
}

/**
 * A lead with contact and company in one call. The answer is a bare array; there is no duplicate control (API facts
 * 5.4.3).
 */
export const complexRoutes: Route[] = [{ method: 'POST', path: '/api/v4/leads/complex', handle }];
