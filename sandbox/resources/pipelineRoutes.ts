import { hal, problem } from '../http/answer';
import type { Call, Route } from '../http/call';
import { withOf } from '../http/incoming/query';
import type { JsonObject } from '../json';
import { inOrder, listAnswer, type List } from '../lists/list';
import type { Pipeline, Status } from '../seed/seedPipelines';
import type { World } from '../world';

const base = '/api/v4/leads/pipelines';

/** A stage in read format (API facts 5.7). */
function statusModel(
	world: World,
	pipeline: Pipeline,
	status: Status,
	wanted = new Set<string>(),
): JsonObject {
	const { id, name, sort, type, color, editable } = status;
	return {
		id,
		name,
		sort,
		is_editable: editable,
		pipeline_id: pipeline.id,
		color,
		type,
		account_id: world.account.id,
		...(wanted.has('descriptions') ? { descriptions: [] } : {}),
		_links: { self: { href: `${world.url}${base}/${pipeline.id}/statuses/${id}` } },
	};
}

/** A pipeline with its stages (API facts 5.7). */
function pipelineModel(world: World, pipeline: Pipeline): JsonObject {
	const { id, name, sort, main, archived, statuses } = pipeline;
	return {
		id,
		name,
		sort,
		is_main: main,
		is_unsorted_on: true,
		is_archive: archived,
		account_id: world.account.id,
		_links: { self: { href: `${world.url}${base}/${id}` } },
		_embedded: { statuses: statuses.map((status) => statusModel(world, pipeline, status)) },
	};
}

const missing = () => problem(404, 'Not Found');
const pipelineOf = ({ world, params }: Call): Pipeline | undefined =>
	world.pipelines.find(({ id }) => id === Number(params.id));

const pipelines: List<Pipeline> = {
	key: 'pipelines',
	totals: 'items',
	...inOrder(({ world }) => world.pipelines),
	filters: {},
	model: ({ world }, pipeline) => pipelineModel(world, pipeline),
};

const statusesOf = (pipeline: Pipeline): List<Status> => ({
	key: 'statuses',
	totals: 'items',
	...inOrder(() => pipeline.statuses),
	filters: {},
	model: ({ world, query }, status) => statusModel(world, pipeline, status, withOf(query)),
});

function onePipeline(call: Call) {
	const pipeline = pipelineOf(call);
	return pipeline ? hal(pipelineModel(call.world, pipeline)) : missing();
}

function statusList(call: Call) {
	const pipeline = pipelineOf(call);
	return pipeline ? listAnswer(call, statusesOf(pipeline)) : missing();
}

function oneStatus(call: Call) {
	const pipeline = pipelineOf(call);
	const status = pipeline?.statuses.find(({ id }) => id === Number(call.params.status));
	return pipeline && status
		? hal(statusModel(call.world, pipeline, status, withOf(call.query)))
		: missing();
}

/** Pipelines and stages (API facts 5.7); read-only. */
export const pipelineRoutes: Route[] = [
	{ method: 'GET', path: base, handle: (call) => listAnswer(call, pipelines) },
	{ method: 'GET', path: `${base}/:id`, handle: onePipeline },
	{ method: 'GET', path: `${base}/:id/statuses`, handle: statusList },
	{ method: 'GET', path: `${base}/:id/statuses/:status`, handle: oneStatus },
];
