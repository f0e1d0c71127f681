import { positive } from '../checks/check';
import { recordOf } from '../checks/references';
import { notSupportedChoice, type Issue } from '../checks/issue';
import { refuseRows } from '../checks/rows';
import { hal, noContent, problem, type Answer } from '../http/answer';
import type { Call, Route } from '../http/call';
import { withOf } from '../http/query';
import { arranged, batchOf, singleOf } from '../http/rows';
import { numberOf, stringOf, type JsonObject } from '../json';
import { robotTurn } from '../others/robot';
import type { World } from '../world';
import { entityNames, kinds, type EntityKind } from './kinds';
import { listAnswer } from './list';
import type { StoredRecord } from './record';
import { readModel, smallModel } from './render';
import { stageOf } from './stage';
import { createRecord, updateRecord } from './write';

const collection = (world: World, kind: EntityKind, models: JsonObject[]): Answer =>
	hal({
		_links: { self: { href: `${world.url}/api/v4/${kind.name}` } },
		_embedded: { [kind.name]: arranged(models, world) },
	});

/** Stage and pipeline belong together (API facts 5.4.2). */
function stageIssues(
	world: World,
	kind: EntityKind,
	row: JsonObject,
	present?: StoredRecord,
): Issue[] {
	if (kind.name !== 'leads') return [];
	const before = present && {
		pipeline_id: Number(present.pipeline_id),
		status_id: Number(present.status_id),
	};
	const stage = stageOf(world, row, before);
	return Array.isArray(stage) ? stage : [];
}

function getOne({ world, params, query }: Call, kind: EntityKind): Answer {
	const record = world.stores[kind.name].get(Number(params.id));
	return record ? hal(readModel(world, kind, record, withOf(query))) : noContent();
}

/** `POST /api/v4/{entity}`: all rows or none (API facts 1.11, 3.2). */
function createMany({ world, body, userId }: Call, kind: EntityKind): Answer {
	const batch = batchOf(body);
	if ('refusal' in batch) return batch.refusal;
	const { rows } = batch;
	const refusal = refuseRows(rows, kind.createShape, { world, kind }, (row) =>
		stageIssues(world, kind, row),
	);
	if (refusal) return refusal;
	const extra =
		world.options.zone === 'com' && kind.name === 'contacts' ? ['is_deleted', 'is_unsorted'] : [];
	const models = rows.map((row, index) => {
		const record = createRecord(world, kind, row, userId);
		robotTurn(world, kind, record);
		return {
			...smallModel(world, kind, record, ['id', ...extra]),
			request_id: stringOf(row.request_id) ?? String(index),
		};
	});
	return collection(world, kind, models);
}

const storedOf = (
	world: World,
	kind: EntityKind,
	id: number | undefined,
): StoredRecord | undefined => (id === undefined ? undefined : world.stores[kind.name].get(id));

/** `PATCH /api/v4/{entity}`: each row needs the `id` of an existing record. */
function updateMany({ world, body, userId }: Call, kind: EntityKind): Answer {
	const batch = batchOf(body);
	if ('refusal' in batch) return batch.refusal;
	const { rows } = batch;
	const shape = { ...kind.updateShape, id: { check: recordOf(kind.name), required: true } };
	const refusal = refuseRows(rows, shape, { world, kind }, (row) =>
		stageIssues(world, kind, row, storedOf(world, kind, numberOf(row.id))),
	);
	if (refusal) return refusal;
	const models = rows.flatMap((row) => {
		const record = storedOf(world, kind, numberOf(row.id));
		if (!record) return [];
		updateRecord(world, kind, record, row, userId);
		return [smallModel(world, kind, record, kind.patchAnswer)];
	});
	return collection(world, kind, models);
}

/** `PATCH /api/v4/{entity}/{id}`: an object; the answer is not wrapped (API facts 1.3, 1.4). */
function updateOne({ world, body, userId, params }: Call, kind: EntityKind): Answer {
	const single = singleOf(body);
	if ('refusal' in single) return single.refusal;
	const { row } = single;
	const record = storedOf(world, kind, Number(params.id));
	if (!record) return problem(404, 'Not Found');
	const shape = { ...kind.updateShape, id: { check: positive } };
	const sameId = (sent: JsonObject): Issue[] =>
		sent.id === undefined || sent.id === record.id
			? stageIssues(world, kind, sent, record)
			: [notSupportedChoice('id')];
	const refusal = refuseRows([row], shape, { world, kind }, sameId, 'request_id' in row);
	if (refusal) return refusal;
	updateRecord(world, kind, record, row, userId);
	return hal(smallModel(world, kind, record, kind.patchAnswer));
}

/** Companies, contacts and leads. */
export const entityRoutes: Route[] = entityNames.flatMap((name): Route[] => {
	const kind = kinds[name];
	const many = `/api/v4/${name}`;
	const one = `${many}/:id`;
	return [
		{ method: 'GET', path: many, handle: (call) => listAnswer(call, kind) },
		{ method: 'POST', path: many, handle: (call) => createMany(call, kind) },
		{ method: 'PATCH', path: many, handle: (call) => updateMany(call, kind) },
		{ method: 'GET', path: one, handle: (call) => getOne(call, kind) },
		{ method: 'PATCH', path: one, handle: (call) => updateOne(call, kind) },
	];
});
