import './environment.js';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type IConnections,
	type INode,
	type INodeExecutionData,
	type IRun,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { additionalData } from './additional-data';
import type { Credential } from './credentials';
import { nodeTypesOf, type NodeTypeMap } from './node-types';

export interface RunWorkflowOptions {
	/** The first one receives `input`; type `start` is a trigger that passes it on. */
	nodes: INode[];
	connections: IConnections;
	nodeTypes: NodeTypeMap;
	credentials?: Credential[];
	input?: INodeExecutionData[];
	mode?: WorkflowExecuteMode;
	/** Aborting it corresponds to the user's Stop button. */
	signal?: AbortSignal;
}

/**
 * Runs a workflow on n8n's engine.
 *
 * @throws {Error} the engine's own error if the workflow cannot start, for example because of a missing required
 * parameter
 */
export async function runWorkflow(options: RunWorkflowOptions): Promise<IRun> {
	const { nodes, connections, nodeTypes, credentials = [], mode = 'trigger', signal } = options;
	const workflow = new Workflow({
		id: 'workflow',
		nodes,
		connections,
		active: false,
		nodeTypes: nodeTypesOf(nodeTypes),
		settings: { executionOrder: 'v1' },
	});
	const first = workflow.getStartNode();
	if (!first) throw new Error('The workflow has no node to start with');
	const stack = [{ node: first, data: { main: [options.input ?? [{ json: {} }]] }, source: null }];
	const data = { ...additionalData(credentials), hooks: hooks(mode) };
	const engine = new WorkflowExecute(
		data,
		mode,
		createRunExecutionData({ executionData: { nodeExecutionStack: stack } }),
	);
	const execution = engine.processRunExecutionData(workflow);
	const stop = () => execution.cancel();
	if (signal?.aborted) stop();
	signal?.addEventListener('abort', stop);
	const run = await execution;
	signal?.removeEventListener('abort', stop);
	return run;
}

function hooks(mode: WorkflowExecuteMode) {
	const now = new Date();
	const workflow = { id: 'workflow', name: 'Test', nodes: [], connections: {}, active: false };
	return new ExecutionLifecycleHooks(mode, '1', {
		...workflow,
		activeVersionId: null,
		isArchived: false,
		createdAt: now,
		updatedAt: now,
	});
}
