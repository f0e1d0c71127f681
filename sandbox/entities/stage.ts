import { notSupportedChoice, type Issue } from '../checks/issue';
import { numberOf, type JsonObject } from '../json';
import { lossReasons } from '../plain/lossReasons';
import { plainModel } from '../plain/plainModel';
import { lostStatus, wonStatus, type Pipeline } from '../seed/seedPipelines';
import type { World } from '../world';
import type { Extras, Writing } from './entityKind';
import type { StoredRecord } from './record';

/** A lead's position. */
export interface LeadStage {
	pipeline_id: number;
	status_id: number;
}

export const isClosed = (statusId: number): boolean =>
	statusId === wonStatus || statusId === lostStatus;

const firstStatus = (pipeline: Pipeline | undefined): number =>
	pipeline?.statuses.find(({ type }) => type === 0)?.id ?? wonStatus;
const hasStatus = (pipeline: Pipeline | undefined, statusId: number): boolean =>
	pipeline?.statuses.some(({ id, type }) => id === statusId && type === 0) ?? false;

const mainOf = ({ pipelines }: World): Pipeline | undefined =>
	pipelines.find(({ main }) => main) ?? pipelines[0];

/**
 * The pipeline of a status. Won and lost belong to all, so they keep the current pipeline or use the main one (API facts
 * 5.4.2).
 */
const pipelineFor = (
	world: World,
	statusId: number | undefined,
	present: LeadStage | undefined,
): Pipeline | undefined => {
	const fallback = world.pipelines.find(({ id }) => id === present?.pipeline_id) ?? mainOf(world);
	if (statusId === undefined || isClosed(statusId)) return fallback;
	return world.pipelines.find((pipeline) => hasStatus(pipeline, statusId)) ?? fallback;
};

/** The stage that a write moves a lead to, or the issues. The stage for incoming leads cannot be chosen. */
export function stageOf(world: World, row: JsonObject, present?: LeadStage): LeadStage | Issue[] {
	const pipelineId = numberOf(row.pipeline_id);
	const statusId = numberOf(row.status_id);
	if (pipelineId === undefined && statusId === undefined && present) return present;
	const pipeline =
		pipelineId === undefined
			? pipelineFor(world, statusId, present)
			: world.pipelines.find(({ id }) => id === pipelineId);
	if (!pipeline) return [notSupportedChoice('pipeline_id')];
	if (statusId !== undefined && !hasStatus(pipeline, statusId))
		return [notSupportedChoice('status_id')];
	const stays =
		present && present.pipeline_id === pipeline.id ? present.status_id : firstStatus(pipeline);
	return { pipeline_id: pipeline.id, status_id: statusId ?? stays };
}

const stageIn = (record: StoredRecord | undefined): LeadStage | undefined =>
	record && {
		pipeline_id: Number(record.pipeline_id),
		status_id: Number(record.status_id),
	};

/** Checks that stage and pipeline belong together (API facts 5.4.2). */
export function stageIssues(world: World, row: JsonObject, before?: StoredRecord): Issue[] {
	const stage = stageOf(world, row, stageIn(before));
	return Array.isArray(stage) ? stage : [];
}

/** Keys that depend on a lead's stage: closing time and loss reason (API facts 5.4.1). */
export function dealKeys(row: JsonObject, { world, now, before: present }: Writing): JsonObject {
	const before = stageIn(present);
	const stage = stageOf(world, row, before);
	if (Array.isArray(stage)) return {};
	const closed = isClosed(stage.status_id);
	const wasClosed = before !== undefined && isClosed(before.status_id);
	const closedAt =
		numberOf(row.closed_at) ?? (wasClosed ? (numberOf(present?.closed_at) ?? now) : now);
	const reason = 'loss_reason_id' in row ? row.loss_reason_id : present?.loss_reason_id;
	return {
		...stage,
		price: numberOf(row.price) ?? numberOf(present?.price) ?? 0,
		closed_at: closed ? closedAt : null,
		loss_reason_id: stage.status_id === lostStatus ? (reason ?? null) : null,
	};
}

/** Additions to a lead by `with` (API facts 1.6, 5.4.1). */
export function dealExtras(world: World, record: StoredRecord, wanted: Set<string>): Extras {
	const reason = world.plain.of('loss_reasons').get(Number(record.loss_reason_id));
	const reasons = reason ? [plainModel(world, lossReasons, reason)] : [];
	return {
		root: {
			source_id: null,
			...(wanted.has('is_price_modified_by_robot') ? { is_price_modified_by_robot: false } : {}),
		},
		inside: {
			...(wanted.has('loss_reason') ? { loss_reason: reasons } : {}),
			...(wanted.has('source') ? { source: null } : {}),
		},
	};
}

/** A pipeline's stage for incoming leads. */
export const incomingStage = ({ pipelines }: World, pipelineId: number): number | undefined =>
	pipelines.find(({ id }) => id === pipelineId)?.statuses.find(({ type }) => type === 1)?.id;
