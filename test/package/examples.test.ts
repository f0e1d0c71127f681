import { NodeHelpers, type INode, type INodeParameters } from 'n8n-workflow';

import { Amocrm } from '../../nodes/Amocrm/Amocrm.node';
import { example, exampleFolders, exampleList, exampleNames } from '../support/project/examples.js';

const { description } = new Amocrm();

const ours = ({ type }: INode) => type === 'n8n-nodes-amocrm-kommo.amocrm';

/** The parameters that n8n keeps when it opens the node: those in the form, with defaults. */
function known(node: INode): INodeParameters {
	const { properties } = description;
	return (
		NodeHelpers.getNodeParameters(properties, node.parameters, true, false, node, description) ?? {}
	);
}

describe.each(exampleFolders)('The folder %s', (folder) => {
	it('has examples', () => expect(exampleNames(folder).length).toBeGreaterThan(2));
});

it.each(exampleNames('examples'))('The example %s stands in the list of examples', (name) => {
	expect(exampleList()).toContain(`](${name}.json)`);
});

const all = exampleFolders.flatMap((folder) =>
	exampleNames(folder).map((name) => [folder, name] as const),
);

describe.each(all)('%s/%s.json', (folder, name) => {
	const { nodes, connections } = example(folder, name);

	it('has the node with parameters that its form knows and takes', () => {
		const own = nodes.filter(ours);
		expect(own.length).toBeGreaterThan(0);
		for (const node of own) {
			expect(
				NodeHelpers.getNodeParametersIssues(description.properties, node, description),
			).toBeNull();
			expect(known(node)).toMatchObject(node.parameters);
		}
	});

	it('connects nodes that are there, and tells how it is used', () => {
		const names = nodes.map((node) => node.name);
		expect(new Set(names).size).toBe(names.length);
		const ends = Object.values(connections).flatMap(({ main = [] }) =>
			main.flatMap((links) => (links ?? []).map(({ node }) => node)),
		);
		expect(names).toEqual(expect.arrayContaining([...Object.keys(connections), ...ends]));
		expect(nodes.filter(({ type }) => type.endsWith('.stickyNote'))).not.toEqual([]);
	});

	it('holds no credential', () => {
		expect(nodes.filter(({ credentials }) => credentials)).toEqual([]);
	});
});
