import { asError } from '../transport/http/asError';
import {
	unknownNames,
	createFinder,
	LONGEST_NAME,
	preferring,
	UnknownName,
	type Finder,
} from '../parse/names/finder';
import { InputError, quoted } from '../parse/text/inputError';
import { bare, plainText } from '../parse/text/text';
import { pipelinesOf, stageKey, stageLabel, type Pipeline, type Stage } from './stages';

/** A stage and its pipeline, each by name or ID. */
export interface StageInPipeline {
	pipeline: string;
	stage: string;
}

/**
 * Finds the stage for a lead: by `pipelineId:statusId`, by `Pipeline → Stage` (or with `/`), by pipeline and stage
 * separately, or by a stage that only one pipeline has. Pipelines and stages can be names or IDs. Archived pipelines are
 * used only if given by ID, so that no lead ends up there by accident.
 *
 * The function throws InputError.
 */
export function stageFinder(all: readonly Stage[]): Finder<Stage> {
	const named = namedStages(all, false);
	return (wanted) => {
		if (isStageInPipeline(wanted)) return insidePipeline(wanted, named);
		const text = textOf(wanted);
		const [first, second] = alone(
			text,
			all.filter(({ archived }) => !archived),
		);
		if (second) throw inSeveral(text, all);
		const stage = named.byText(text) ?? first;
		if (stage) return stage;
		const [archived] = alone(text, all);
		if (!archived) throw named.unknown(text);
		if (String(archived.statusId) === text) return archived;
		throw onlyArchived(archived);
	};
}

/** A filter's stage, and the pipelines selected with it. */
export interface WantedStages {
	stage: unknown;
	/** Pipeline IDs; empty means all. */
	pipelines: readonly number[];
}

/**
 * Finds the stages that a filter selects. A stage alone matches in every selected pipeline; with none selected, won and
 * lost match in all pipelines.
 *
 * The function throws InputError.
 */
export function stagesFinder(all: readonly Stage[]): (wanted: WantedStages) => Stage[] {
	const named = namedStages(all, true);
	return ({ stage: wanted, pipelines }) => {
		const text = textOf(wanted);
		const chosen = pipelines.length > 0;
		const among = chosen ? all.filter(({ pipelineId }) => pipelines.includes(pipelineId)) : all;
		const fitting = alone(text, among);
		const exact = named.byText(text);
		if (exact && fitting.length === 0) return [exact];
		const active = fitting.filter(({ archived }) => !archived);
		const best = chosen || isEverywhere(fitting) || active.length === 0 ? fitting : active;
		if (best.length === 0) throw named.unknown(text);
		if (best.length > 1 && !chosen && !isEverywhere(best)) throw inSeveral(text, all);
		return best;
	};
}

/** Won and lost have the same IDs in all pipelines (API facts 5.7). */
const isEverywhere = (stages: readonly Stage[]) =>
	new Set(stages.map(({ statusId }) => statusId)).size === 1;

const isStageInPipeline = (wanted: unknown): wanted is StageInPipeline =>
	typeof wanted === 'object' && wanted !== null && 'pipeline' in wanted && 'stage' in wanted;

function textOf(wanted: unknown): string {
	const text = plainText(wanted)?.trim();
	if (text !== undefined) return text;
	throw new InputError(`there is no stage ${quoted(wanted)}`, 'Enter one name or one ID.');
}

/** Looks up stages by text that includes the pipeline. */
interface NamedStages {
	/** By both IDs, or by both names. */
	byText(text: string): Stage | undefined;
	in(pipeline: string, stage: string): Stage | undefined;
	unknown(text: string): InputError;
}

/** @param archivedByName whether an archived pipeline can be given by name, as it can for reading */
function namedStages(all: readonly Stage[], archivedByName: boolean): NamedStages {
	const byKey = new Map(all.map((stage) => [stageKey(stage), stage]));
	const pipelineOf = preferring(pipelinesOf(all), ({ archived }) => !archived, 'pipeline');
	const stagesOf = new Map(pipelinesOf(all).map(({ id }) => [id, finderIn(id, all)]));
	const inPipeline = (name: string, stage: string): Stage | undefined => {
		const pipeline = unlessUnknown(() => pipelineOf(name));
		const found = pipeline && unlessUnknown(() => stagesOf.get(pipeline.id)?.(stage));
		if (found?.archived && !archivedByName && !isId(name, pipeline)) throw onlyArchived(found);
		return found;
	};
	return {
		byText: (text) => {
			if (text.length > LONGEST_NAME) return undefined;
			const stage = byKey.get(text.replace(/\s/g, ''));
			if (stage) return stage;
			for (const [pipeline, name] of splits(text)) {
				const found = inPipeline(pipeline, name);
				if (found) return found;
			}
			return undefined;
		},
		in: inPipeline,
		unknown: unknownNames('stage', labels(all)),
	};
}

const isId = (name: string, pipeline: Pipeline | undefined) => String(pipeline?.id) === name.trim();

function finderIn(pipelineId: number, all: readonly Stage[]): Finder<Stage> {
	const stages = all.filter((stage) => stage.pipelineId === pipelineId);
	const byId = new Map(stages.map((stage) => [stage.statusId, stage]));
	const find = createFinder(
		stages.map(({ statusId: id, stage: name }) => ({ id, name })),
		'stage',
	);
	return (wanted) => {
		const stage = byId.get(find(wanted).id);
		if (stage) return stage;
		throw new InputError(`there is no stage ${quoted(wanted)}`, 'Choose a stage from the list.');
	};
}

/** Stages for suggestions, without archived pipelines, which accept no leads. */
const labels = (all: readonly Stage[]) =>
	all
		.filter(({ archived }) => !archived)
		.map((stage) => ({ id: stage.statusId, name: stageLabel(stage), code: stage.stage }));

/** Where text can be split into pipeline and stage. With an arrow, other separators may be part of the names. */
function splits(text: string): Array<[pipeline: string, stage: string]> {
	const signs = /→|->/.test(text) ? /→|->/g : /[/>]/g;
	return [...text.matchAll(signs)].map(({ 0: sign, index }) => [
		text.slice(0, index).trim(),
		text.slice(index + sign.length).trim(),
	]);
}

function insidePipeline({ pipeline, stage }: StageInPipeline, named: NamedStages): Stage {
	const found = named.in(pipeline, stage);
	if (found) return found;
	// The stage may include a pipeline too; then both must agree.
	const full = named.byText(stage);
	if (!full) throw named.unknown(`${pipeline} → ${stage}`);
	const same = [String(full.pipelineId), bare(full.pipeline)].includes(bare(pipeline));
	if (same) return full;
	throw new InputError(
		`the stage ${quoted(stage)} is not in the pipeline ${quoted(pipeline)}`,
		'Choose a stage of that pipeline, or omit the pipeline.',
	);
}

/** Stages with that name or ID in any pipeline. */
function alone(text: string, stages: readonly Stage[]): Stage[] {
	if (text.length > LONGEST_NAME) return [];
	const named = stages.filter(({ stage }) => bare(stage) === bare(text));
	return named.length > 0 ? named : stages.filter(({ statusId }) => String(statusId) === text);
}

function unlessUnknown<T>(find: () => T): T | undefined {
	try {
		return find();
	} catch (error) {
		// Not in this pipeline; the caller looks elsewhere.
		if (error instanceof UnknownName) return undefined;
		throw asError(error);
	}
}

function inSeveral(text: string, all: readonly Stage[]): InputError {
	const active = alone(
		text,
		all.filter(({ archived }) => !archived),
	);
	return new InputError(
		`several pipelines have a stage ${quoted(text)}`,
		`Write the pipeline too: ${active.slice(0, 3).map(stageLabel).map(quoted).join(' or ')}.`,
	);
}

const onlyArchived = (stage: Stage) =>
	new InputError(
		`the pipeline ${quoted(stage.pipeline)} of the stage ${quoted(stage.stage)} is archived`,
		`Choose a stage of another pipeline, or restore the pipeline in amoCRM. To use it anyway, enter both IDs: ${stageKey(stage)}.`,
	);
