import type { Connection } from '../transport/http/connection';
import { at, objectsIn } from '../transport/http/json';
import { readAll } from '../transport/read/pages';
import type { Named } from '../parse/names/finder';
import { remembered } from './cache';

/**
 * A stage of a pipeline. Won and lost have the same IDs in all pipelines, so a stage is identified by the pair (API facts
 * 5.7).
 */
export interface Stage {
	pipelineId: number;
	statusId: number;
	pipeline: string;
	stage: string;
	archived: boolean;
	/** Holds incoming leads until somebody accepts them; no lead can be put there. */
	incoming: boolean;
}

/** Reads all stages of all pipelines. Throws UnreadableError. */
export async function readStages(connection: Connection, notBefore?: number): Promise<Stage[]> {
	const path = '/api/v4/leads/pipelines';
	return await remembered(
		`${connection.cacheKey} ${path}`,
		async () =>
			(await readAll(connection, { path, name: 'pipelines' })).flatMap((pipeline) =>
				objectsIn(at(pipeline, '_embedded', 'statuses')).map((status) => ({
					pipelineId: Number(pipeline.id),
					statusId: Number(status.id),
					pipeline: String(pipeline.name ?? ''),
					stage: String(status.name ?? ''),
					archived: pipeline.is_archive === true,
					incoming: status.type === 1,
				})),
			),
		notBefore,
	);
}

/** A pipeline, by name or ID. */
export interface Pipeline extends Named {
	archived: boolean;
}

/** The pipelines of these stages, in order. */
export function pipelinesOf(all: readonly Stage[]): Pipeline[] {
	const pipelines = new Map(
		all.map(({ pipelineId: id, pipeline: name, archived }) => [id, { id, name, archived }]),
	);
	return [...pipelines.values()];
}

/** A stage as stored in workflows: both IDs. */
export const stageKey = ({ pipelineId, statusId }: Stage) => `${pipelineId}:${statusId}`;

export const stageLabel = ({ pipeline, stage }: Stage) => `${pipeline} → ${stage}`;
