import {
	NodeConnectionTypes,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IRun,
	type NodeExecutionHint,
} from 'n8n-workflow';
import { nodeCredentials, type Credential } from './credentials';
import { runWorkflow } from './run-workflow';

/** The settings of a node that change how it runs. */
export type NodeSettings = Partial<
	Pick<
		INode,
		| 'onError'
		| 'continueOnFail'
		| 'retryOnFail'
		| 'maxTries'
		| 'waitBetweenTries'
		| 'alwaysOutputData'
		| 'executeOnce'
		| 'typeVersion'
		| 'name'
	>
>;

export interface RunNodeOptions extends NodeSettings {
	node: INodeType;
	parameters?: INodeParameters;
	credentials?: Credential[];
	/** One JSON object per input item; one empty item unless given. */
	input?: IDataObject[];
	signal?: AbortSignal;
}

/** What stopped a run. n8n's errors carry a description and, in the context, the item index. */
export interface RunError extends Error {
	description?: string | null;
	context?: IDataObject;
	httpCode?: string | null;
}

export interface NodeRun {
	/** First output. */
	items: INodeExecutionData[];
	/** Second output: failed items under `onError: 'continueErrorOutput'`. */
	errorItems: INodeExecutionData[];
	/** What stopped the run; absent when it went through. */
	error?: RunError;
	hints: NodeExecutionHint[];
	/** How often `execute` was called: more than once only under Retry On Fail; 0 for a declarative node. */
	executions: number;
	/** `success`, `error` or `canceled`. */
	status: IRun['status'];
}

/** Runs one node behind a trigger that hands it the input. An error that stops the run is returned, not thrown. */
export async function runNode(options: RunNodeOptions): Promise<NodeRun> {
	const { node, parameters = {}, credentials = [], input = [{}], signal, ...settings } = options;
	const calls = { count: 0 };
	const tested: INode = {
		id: 'node',
		name: 'Node',
		type: 'node',
		typeVersion: 1,
		position: [200, 0],
		parameters: structuredClone(parameters),
		credentials: nodeCredentials(credentials),
		...settings,
	};
	const start: INode = {
		id: 'start',
		name: 'Start',
		type: 'start',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const link = { node: tested.name, type: NodeConnectionTypes.Main, index: 0 };
	try {
		const run = await runWorkflow({
			nodes: [start, tested],
			connections: { Start: { main: [[link]] } },
			nodeTypes: { node: counting(node, calls) },
			credentials,
			input: input.map((json) => ({ json: structuredClone(json) })),
			signal,
		});
		return nodeRun(run, tested.name, calls.count);
	} catch (error) {
		// The engine throws before anything runs when a parameter is missing or invalid.
		return {
			items: [],
			errorItems: [],
			hints: [],
			error: asError(error),
			executions: calls.count,
			status: 'error',
		};
	}
}

function nodeRun(run: IRun, name: string, executions: number): NodeRun {
	const { runData, error } = run.data.resultData;
	const task = runData[name]?.[0];
	const [items, errorItems] = task?.data?.main ?? [];
	return {
		items: items ?? [],
		errorItems: errorItems ?? [],
		hints: task?.hints ?? [],
		error: task?.error ?? error,
		executions,
		status: run.status,
	};
}

function counting(node: INodeType, calls: { count: number }): INodeType {
	const { description, methods, execute } = node;
	if (!execute) return node;
	return {
		description,
		methods,
		async execute(...rest) {
			calls.count += 1;
			return await execute.apply(this, rest);
		},
	};
}

function asError(thrown: unknown): RunError {
	return thrown instanceof Error ? thrown : new Error(String(thrown));
}
