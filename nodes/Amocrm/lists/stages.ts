import type { Connection } from '../transport/connection';
import { at, objectsIn } from '../transport/json';
import { readAll } from '../transport/pages';
import { createFinder, type Finder, type Named } from '../values/finder';
import { InputError, quoted } from '../values/inputError';
import { plainText } from '../values/text';
import { remembered } from './cache';

/** A stage of a pipeline. Won and lost have the same ids in all pipelines, so only the pair names a stage (API facts 5.7). */
export interface Stage {
	pipelineId: number;
	statusId: number;
	pipeline: string;
	stage: string;
	archived: boolean;
	/** Only incoming leads are in it, until somebody accepts them; a lead cannot be put there. */
	incoming: boolean;
}

/** All stages of all pipelines. Throws UnreadableError. */
export async function stages(connection: Connection, notBefore?: number): Promise<Stage[]> {
	const path = '/api/v4/leads/pipelines';
	return await remembered(
		`${connection.cacheKey} ${path}`,
		async () =>
			(await readAll(connection, path, 'pipelines')).flatMap((pipeline) =>
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

/** The pipelines of these stages, in their order. */
export function pipelinesOf(all: readonly Stage[]): Named[] {
	const names = new Map(all.map(({ pipelineId, pipeline }) => [pipelineId, pipeline]));
	return [...names].map(([id, name]) => ({ id, name }));
}

/** How a stage is stored in workflows: both ids. */
export const stageKey = ({ pipelineId, statusId }: Stage) => `${pipelineId}:${statusId}`;

export const stageLabel = ({ pipeline, stage }: Stage) => `${pipeline} → ${stage}`;

/**
 * Finds a stage by `pipelineId:statusId`, by `Pipeline → Stage` (also with `/`), or by a stage's name or id that only one
 * pipeline has. The function throws InputError.
 */
export function stageFinder(all: readonly Stage[]): Finder<Stage> {
	const byKey = new Map(all.map((stage) => [stageKey(stage), stage]));
	const named = all.map(
		(stage, id): Named => ({
			id,
			name: stageLabel(stage),
			code: stage.stage,
		}),
	);
	const find = createFinder(named, 'stage');
	return (wanted) => {
		const text = plainText(wanted)?.trim();
		if (text === undefined)
			throw new InputError(`there is no stage ${quoted(wanted)}`, 'Give one name or one ID.');
		const stage = byKey.get(text.replace(/\s/g, '')) ?? alone(all, text);
		if (stage) return stage;
		// Other signs may be part of the names where there is an arrow.
		const between = /→|->/.test(text) ? /\s*(?:→|->)\s*/ : /\s*[/>]\s*/;
		const found = all[find(text.replace(between, ' → ')).id];
		if (found) return found;
		throw new InputError(`there is no stage ${quoted(text)}`, 'Choose a stage from the list.');
	};
}

function alone(all: readonly Stage[], text: string): Stage | undefined {
	const wanted = text.toLowerCase();
	const fitting = all.filter(
		({ stage, statusId }) => stage.trim().toLowerCase() === wanted || String(statusId) === text,
	);
	const [first, second] = fitting;
	if (!second) return first;
	throw new InputError(
		`several pipelines have a stage ${quoted(text)}`,
		`Write the pipeline too: ${fitting.slice(0, 3).map(stageLabel).map(quoted).join(' or ')}.`,
	);
}
