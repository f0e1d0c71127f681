import './environment.js';
import { LoadOptionsContext } from 'n8n-core';
import {
	Workflow,
	type ILoadOptionsFunctions,
	type INode,
	type INodeListSearchResult,
	type INodeParameters,
	type INodePropertyOptions,
	type INodeType,
	type ResourceMapperFields,
} from 'n8n-workflow';
import { additionalData } from './additional-data';
import { nodeCredentials, type Credential } from './credentials';
import { nodeTypesOf } from './node-types';

/** The results of each kind of editor method. */
export interface EditorResults {
	loadOptions: INodePropertyOptions[];
	listSearch: INodeListSearchResult;
	resourceMapping: ResourceMapperFields;
}

export interface EditorOptions {
	node: INodeType;
	/** The method's name in `node.methods[kind]`. */
	method: string;
	/** The user's choices so far; defaults are added. */
	parameters?: INodeParameters;
	credentials?: Credential[];
	/** Location of the requesting field, such as `parameters.companies.company[0].name`; needed for `&sibling` references. */
	path?: string;
	/** listSearch: what the user typed. */
	filter?: string;
	/** listSearch: the token of the previous page. */
	paginationToken?: string;
}

type Callers = {
	[Kind in keyof EditorResults]: (
		context: ILoadOptionsFunctions,
		options: EditorOptions,
	) => Promise<EditorResults[Kind]>;
};

const callers: Callers = {
	loadOptions: async (context, { node, method }) =>
		await known(node.methods?.loadOptions?.[method], method).call(context),
	listSearch: async (context, { node, method, filter, paginationToken }) =>
		await known(node.methods?.listSearch?.[method], method).call(context, filter, paginationToken),
	resourceMapping: async (context, { node, method }) =>
		await known(node.methods?.resourceMapping?.[method], method).call(context),
};

function known<Method>(method: Method | undefined, name: string): Method {
	if (!method) throw new Error(`The node has no editor method "${name}"`);
	return method;
}

/** Calls an editor method as the editor does when a list is opened. */
export async function editorMethod<Kind extends keyof EditorResults>(
	kind: Kind,
	options: EditorOptions,
): Promise<EditorResults[Kind]> {
	const { node, parameters = {}, credentials = [], path = '' } = options;
	const asking: INode = {
		id: 'node',
		name: 'Node',
		type: 'node',
		typeVersion: 1,
		position: [0, 0],
		parameters: structuredClone(parameters),
		credentials: nodeCredentials(credentials),
	};
	const workflow = new Workflow({
		nodes: [asking],
		connections: {},
		active: false,
		nodeTypes: nodeTypesOf({ node }),
	});
	// The workflow contains a copy of the node with defaults filled in, which is what the editor sends.
	const filled = workflow.getNode(asking.name) ?? asking;
	const data = { ...additionalData(credentials), currentNodeParameters: filled.parameters };
	return await callers[kind](new LoadOptionsContext(workflow, filled, data, path), options);
}
