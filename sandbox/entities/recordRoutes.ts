import { insufficientRights, writeBatch } from '../checks/batch';
import { positive } from '../checks/check';
import { notSupportedChoice, requestIdOf } from '../checks/issue';
import { recordOf } from '../checks/references';
import { refuseRows } from '../checks/refuseRows';
import { hal, noContent, problem, type Answer } from '../http/answer';
import type { Call, Route } from '../http/call';
import { withOf } from '../http/incoming/query';
import { singleOf } from '../http/incoming/bodyRows';
import { numberOf, type Json, type JsonObject } from '../json';
import { entityNames } from '../names';
import { robotTurn } from '../others/robot';
import { mayEdit } from '../rights';
import type { World } from '../world';
import type { EntityKind } from './entityKind';
import { kinds } from './entityKinds';
import { entityList } from './recordList';
import type { StoredRecord } from './record';
import { readModel, smallModel } from './recordModel';
import { createRecord, updateRecord } from './writeRecord';

const collection = (world: World, kind: EntityKind, models: Json[] | Answer): Answer =>
	Array.isArray(models)
		? hal({
				_links: { self: { href: `${world.url}/api/v4/${kind.name}` } },
				_embedded: { [kind.name]: models },
			})
		: models;

function getOne({ world, params, query }: Call, kind: EntityKind): Answer {
	const record = world.stores[kind.name].get(Number(params.id));
	return record ? hal(readModel(world, kind, record, withOf(query))) : noContent();
}

/** `POST /api/v4/{entity}` (API facts 1.11). */
function createMany(call: Call, kind: EntityKind): Answer {
	const { world, userId } = call;
	const keys = kind.createAnswer(world.options);
	const models = writeBatch(call, {
		entity: kind.name,
		shape: kind.createShape,
		issues: (row) => kind.rowIssues(world, row),
		act: (row, index) => {
			const record = createRecord(world, kind, row, userId);
			robotTurn(world, kind, record);
			return {
				...smallModel(world, kind, record, keys),
				request_id: requestIdOf(row, index),
			};
		},
	});
	return collection(world, kind, models);
}

const storedOf = (world: World, kind: EntityKind, { id }: JsonObject): StoredRecord | undefined =>
	world.stores[kind.name].get(numberOf(id) ?? 0);

/** `PATCH /api/v4/{entity}`; each row needs the `id` of an existing record. */
function updateMany(call: Call, kind: EntityKind): Answer {
	const { world, userId } = call;
	const models = writeBatch(call, {
		entity: kind.name,
		shape: { ...kind.updateShape, id: { check: recordOf(kind.name), required: true } },
		issues: (row) => kind.rowIssues(world, row, storedOf(world, kind, row)),
		allows: (row) => {
			const record = storedOf(world, kind, row);
			return record !== undefined && mayEdit(world, userId, record);
		},
		act: (row) => {
			const record = storedOf(world, kind, row);
			if (!record) return null;
			updateRecord(world, kind, record, row, userId);
			return smallModel(world, kind, record, kind.patchAnswer);
		},
	});
	return collection(world, kind, models);
}

/** `PATCH /api/v4/{entity}/{id}` with an object; the answer is not wrapped (API facts 1.3, 1.4). */
function updateOne({ world, body, userId, params }: Call, kind: EntityKind): Answer {
	const single = singleOf(body);
	if ('refusal' in single) return single.refusal;
	const { row } = single;
	const record = world.stores[kind.name].get(Number(params.id));
	if (!record) return problem(404, 'Not Found');
	const shape = { ...kind.updateShape, id: { check: positive } };
	const refusal = refuseRows(
		[row],
		shape,
		{ world, entity: kind.name },
		(sent) =>
			sent.id === undefined || sent.id === record.id
				? kind.rowIssues(world, sent, record)
				: [notSupportedChoice('id')],
		'request_id' in row,
	);
	if (refusal) return refusal;
	if (!mayEdit(world, userId, record)) return insufficientRights();
	updateRecord(world, kind, record, row, userId);
	return hal(smallModel(world, kind, record, kind.patchAnswer));
}

/** Companies, contacts and leads. */
export const entityRoutes: Route[] = entityNames.flatMap((name): Route[] => {
	const kind = kinds[name];
	const many = `/api/v4/${name}`;
	const one = `${many}/:id`;
	return [
		{ method: 'GET', path: many, handle: entityList(kind) },
		{ method: 'POST', path: many, handle: (call) => createMany(call, kind) },
		{ method: 'PATCH', path: many, handle: (call) => updateMany(call, kind) },
		{ method: 'GET', path: one, handle: (call) => getOne(call, kind) },
		{ method: 'PATCH', path: one, handle: (call) => updateOne(call, kind) },
	];
});
