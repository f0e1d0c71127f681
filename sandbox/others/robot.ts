import { sleep } from 'n8n-workflow';
import type { EntityKind } from '../entities/entityKind';
import type { StoredRecord } from '../entities/record';
import { updateRecord } from '../entities/writeRecord';
import { numberOf, type JsonObject } from '../json';
import type { RobotChange } from '../options';
import type { World } from '../world';

const robotId = 0;

type Change = (world: World, record: StoredRecord) => JsonObject;

function nextStage({ pipelines }: World, record: StoredRecord): JsonObject {
	const pipeline = pipelines.find(({ id }) => id === record.pipeline_id);
	const stages = pipeline?.statuses.filter(({ type }) => type === 0) ?? [];
	const present = stages.findIndex(({ id }) => id === record.status_id);
	const next = stages[present + 1];
	return pipeline && next ? { pipeline_id: pipeline.id, status_id: next.id } : {};
}

function anotherUser({ users, others }: World, record: StoredRecord): JsonObject {
	const able = [...users.values()].filter(
		({ id, active, free }) => active && !free && id !== record.responsible_user_id,
	);
	const user = others.pick(able);
	return user ? { responsible_user_id: user.id } : {};
}

function higherPrice(_world: World, { price }: StoredRecord): JsonObject {
	return price === undefined ? {} : { price: Number(price) + 1000 };
}

/** The row an automation writes for each change; stage and price exist only in leads. */
const rows: Record<RobotChange, Change> = {
	price: higherPrice,
	stage: nextStage,
	responsible: anotherUser,
	author: () => ({ created_by: robotId }),
	name: (_world, { name }) => ({ name: `${name} (robot)` }),
	tag: () => ({ tags_to_add: [{ name: 'robot' }] }),
};

function act(world: World, kind: EntityKind, id: number): void {
	const record = world.stores[kind.name].get(id);
	if (!record) return;
	const changes = world.options.robot.map((change) => rows[change](world, record));
	updateRecord(world, kind, record, Object.assign({}, ...changes), robotId);
	world.others.writes.push({ deed: 'robot', kind: kind.name, id, by: robotId });
}

/** Runs the automation on a record just created over the API. */
export function robotTurn(world: World, kind: EntityKind, record: StoredRecord): void {
	const { robot, robotEvery, robotDelayMs } = world.options;
	world.others.created += 1;
	if (robot.length === 0 || world.others.created % Math.max(robotEvery, 1) !== 0) return;
	const id = numberOf(record.id) ?? 0;
	if (robotDelayMs <= 0) act(world, kind, id);
	else void sleep(robotDelayMs).then(() => act(world, kind, id));
}
