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

/** Node settings that affect how it runs. */
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
	/** One JSON object per input item; one empty item by default. */
	input?: IDataObject[];
	signal?: AbortSignal;
}

/** The error that stopped a run. n8n's errors have a description and, in the context, the item index. */
export interface RunError extends Error {
	description?: string | null;
	context?: IDataObject;
	httpCode?: string | null;
}

export interface NodeRun {
	/** First output. */
	items: INodeExecutionData[];
	/** Second output: failed items with `onError: 'continueErrorOutput'`. */
	errorItems: INodeExecutionData[];
	/** The error that stopped the run; missing if it completed. */
	error?: RunError;
	hints: NodeExecutionHint[];
	/** Number of `execute` calls: more than one only with Retry On Fail; 0 for a declarative node. */
	executions: number;
	/** `success`, `error` or `canceled`. */
	status: IRun['status'];
}

/** Runs one node after a trigger that provides the input. Returns an error that stops the run instead of throwing it. */
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
		// The engine throws before running anything if a parameter is missing or invalid.
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
