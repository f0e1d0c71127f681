import {
	NodeHelpers,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialsExpressionResolveValues,
	type IHttpRequestOptions,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type IRequestOptionsSimplified,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { nodeTypesOf } from './node-types';

/** A credential's data as n8n stores and returns it. */
export type Json = ICredentialDataDecryptedObject;

export function isData(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Resolve = (text: string) => unknown;

/** Adds headers, query and body of a generic `authenticate`, with `={{$credentials…}}` filled in. */
export function addParts(
	request: IHttpRequestOptions,
	parts: IRequestOptionsSimplified | object,
	resolve: Resolve,
): IHttpRequestOptions {
	const added = Object.entries(parts).map(([part, values]) => {
		const filled = Object.entries(values).map(([key, value]) => [
			resolve(key),
			typeof value === 'string' ? resolve(value) : value,
		]);
		const before = Reflect.get(request, part);
		return [part, { ...(isData(before) ? before : {}), ...Object.fromEntries(filled) }];
	});
	return { ...request, ...Object.fromEntries(added) };
}

/** Adds the defaults of the credential's form and evaluates expressions; `$self` is the credential itself. */
export function withDefaults(
	properties: INodeProperties[],
	stored: Json,
	mode: WorkflowExecuteMode,
	run?: ICredentialsExpressionResolveValues,
): Json {
	const node: INode = {
		id: 'credential',
		name: 'Credential',
		type: 'start',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const filled = NodeHelpers.getNodeParameters(
		properties,
		parametersOf(stored),
		true,
		false,
		null,
		null,
	);
	const data = credentialData(filled);
	if (stored.oauthTokenData !== undefined) data.oauthTokenData = stored.oauthTokenData;
	const workflow =
		run?.workflow ??
		new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes: nodeTypesOf({}) });
	const evaluated = run
		? workflow.expression.getParameterValue(
				parametersOf(data),
				run.runExecutionData,
				run.runIndex,
				run.itemIndex,
				run.node.name,
				run.connectionInputData,
				mode,
				{},
				undefined,
				false,
				data,
			)
		: workflow.expression.getComplexParameterValue(
				node,
				parametersOf(data),
				mode,
				{},
				undefined,
				undefined,
				data,
			);
	if (!isData(evaluated)) throw new Error('A credential must evaluate to an object');
	return evaluated;
}

// Credential data and node parameters are the same JSON with different n8n types.
function credentialData(parameters: INodeParameters | null): Json {
	const data: Json = JSON.parse(JSON.stringify(parameters ?? {}));
	return data;
}

function parametersOf(data: Json): INodeParameters {
	const parameters: INodeParameters = JSON.parse(JSON.stringify(data));
	return parameters;
}
