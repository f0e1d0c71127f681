import { NodeConnectionTypes, type INodeType, type INodeTypes } from 'n8n-workflow';

/** A trigger that passes on its input items. */
export const startNode: INodeType = {
	description: {
		displayName: 'Start',
		name: 'start',
		group: ['trigger'],
		version: 1,
		description: '',
		defaults: {},
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	async trigger() {
		return {};
	},
};

/** The node types of a workflow in a test: type name → instance. */
export type NodeTypeMap = Record<string, INodeType>;

/** Provides the engine with the node types of `map` and `start`. */
export function nodeTypesOf(map: NodeTypeMap): INodeTypes {
	const all: NodeTypeMap = { start: startNode, ...map };
	const get = (name: string) => {
		const found = all[name];
		if (!found) throw new Error(`Unknown node type "${name}"`);
		return found;
	};
	return { getByName: get, getByNameAndVersion: get, getKnownTypes: () => ({}) };
}
