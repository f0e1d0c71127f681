import { insufficientRights, writeBatch } from '../checks/batch';
import { notSupportedChoice, requestIdOf } from '../checks/issue';
import { refuseRows } from '../checks/refuseRows';
import { hal, noContent, problem, type Answer } from '../http/answer';
import type { Call, Handler, Route } from '../http/call';
import { singleOf } from '../http/incoming/bodyRows';
import type { Json, JsonObject } from '../json';
import { listAnswer, type List } from '../lists/list';
import type { StoredItem } from '../stored';
import type { World } from '../world';
import { createdShape, rowIssuesOf, updatedShape } from './plainChecks';
import type { PlainList, PlainMethod } from './plain';
import { plainAnswer, plainModel } from './plainModel';
import { plains } from './plains';
import { createPlain, updatePlain } from './writePlain';

const missing = (): Answer => problem(404, 'Not Found');
const itemOf = (world: World, { name }: PlainList, id: Json | undefined): StoredItem | undefined =>
	world.plain.of(name).get(Number(id));

const collection = ({ world }: Call, { name, path }: PlainList, models: Json[] | Answer): Answer =>
	Array.isArray(models)
		? hal({
				_links: { self: { href: `${world.url}${path}` } },
				_embedded: { [name]: models },
			})
		: models;

const listOf = (plain: PlainList): List<StoredItem> => ({
	key: plain.name,
	totals: plain.totals,
	orders: () => plain.orders,
	ascending: ({ world }, order) => world.plain.of(plain.name).listed(order === '' ? 'id' : order),
	filters: plain.filters,
	model: ({ world }, item) => plainModel(world, plain, item),
});

function getOne({ world, params }: Call, plain: PlainList): Answer {
	const item = itemOf(world, plain, params.id);
	return item ? hal(plainModel(world, plain, item)) : missing();
}

function createMany(call: Call, plain: PlainList): Answer {
	const { world, userId } = call;
	const models = writeBatch(call, {
		shape: createdShape(plain),
		issues: (row) => rowIssuesOf(plain, world, row),
		allows: () => plain.mayWrite(world, userId),
		act: (row, index) => {
			const item = createPlain(world, plain, row, userId);
			return plainAnswer(world, plain, item, plain.createAnswer, requestIdOf(row, index));
		},
	});
	return collection(call, plain, models);
}

function updateMany(call: Call, plain: PlainList): Answer {
	const { world, userId } = call;
	const models = writeBatch(call, {
		shape: updatedShape(plain, true),
		issues: (row) => rowIssuesOf(plain, world, row, itemOf(world, plain, row.id)),
		allows: ({ id }) => plain.mayWrite(world, userId, itemOf(world, plain, id)),
		act: (row, index) => {
			const item = itemOf(world, plain, row.id);
			if (!item) return null;
			updatePlain(world, plain, item, row, userId);
			return plainAnswer(world, plain, item, plain.updateAnswer, requestIdOf(row, index));
		},
	});
	return collection(call, plain, models);
}

/** An object; the answer is not wrapped (API facts 1.3, 1.4). */
function updateOne({ world, userId, body, params }: Call, plain: PlainList): Answer {
	const single = singleOf(body);
	if ('refusal' in single) return single.refusal;
	const { row } = single;
	const item = itemOf(world, plain, params.id);
	if (!item) return missing();
	const issues = (sent: JsonObject) =>
		sent.id === undefined || sent.id === item.id
			? rowIssuesOf(plain, world, sent, item)
			: [notSupportedChoice('id')];
	const shape = updatedShape(plain, false);
	const refusal = refuseRows([row], shape, { world }, issues, 'request_id' in row);
	if (refusal) return refusal;
	if (!plain.mayWrite(world, userId, item)) return insufficientRights();
	updatePlain(world, plain, item, row, userId);
	return hal(plainAnswer(world, plain, item, plain.updateAnswer, requestIdOf(row, 0)));
}

function deleteOne({ world, userId, params }: Call, plain: PlainList): Answer {
	const item = itemOf(world, plain, params.id);
	if (!item) return missing();
	if (!plain.mayWrite(world, userId, item)) return insufficientRights();
	world.plain.of(plain.name).remove(item);
	return noContent();
}

interface Method {
	method: Route['method'];
	/** Appended to the list's path. */
	suffix: '' | '/:id';
	handle(call: Call, plain: PlainList): Answer;
}
const methods: Record<PlainMethod, Method> = {
	list: { method: 'GET', suffix: '', handle: (call, plain) => listAnswer(call, listOf(plain)) },
	create: { method: 'POST', suffix: '', handle: createMany },
	updateMany: { method: 'PATCH', suffix: '', handle: updateMany },
	get: { method: 'GET', suffix: '/:id', handle: getOne },
	updateOne: { method: 'PATCH', suffix: '/:id', handle: updateOne },
	delete: { method: 'DELETE', suffix: '/:id', handle: deleteOne },
};

/** The routes of all plain lists. */
export const plainRoutes: Route[] = Object.values(plains).flatMap((plain) =>
	plain.methods.map((name): Route => {
		const { method, suffix, handle } = methods[name];
		const handler: Handler = (call) => handle(call, plain);
		return { method, path: `${plain.path}${suffix}`, handle: handler };
	}),
);
