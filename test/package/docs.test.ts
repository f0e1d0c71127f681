import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
} from 'n8n-workflow';

import { scripts } from '../../package.json';
import { Amocrm } from '../../nodes/Amocrm/Amocrm.node';
import { resources } from '../../nodes/Amocrm/resources';
import { VALUE_CODECS } from '../../nodes/Amocrm/customFields/valueCodecs';
import {
	brokenLink,
	docExamples,
	headingsIn,
	ownLinks,
	pages,
	tableRows,
	textOf,
} from '../support/project/docs.js';
import { messagePatterns } from '../support/project/messages.js';

const { description } = new Amocrm();
const OPERATIONS = 'docs/operations.md';

describe.each(pages)('The page %s', (page) => {
	it('links to files and headings that are there', () => {
		const links = ownLinks(page);
		expect(links.map((link) => brokenLink(page, link)).filter(Boolean)).toEqual([]);
	});
});

describe('The pages', () => {
	it.each(['README.md', 'docs/README.md'])('are all linked from %s', (index) => {
		const guides = pages.filter((page) => /^docs\/(?!README)/.test(page));
		const folder = index.startsWith('docs/') ? '' : 'docs/';
		expect(guides.length).toBeGreaterThan(7);
		expect(ownLinks(index).map((link) => link.replace(/#.*/, ''))).toEqual(
			expect.arrayContaining(guides.map((page) => page.replace('docs/', folder))),
		);
	});

	it('have no link that a check of links would miss', () => {
		expect(brokenLink('README.md', 'docs/operations.md#company--create')).toBeUndefined();
		expect(brokenLink('README.md', 'docs/operations.md#no-such-heading')).toContain('no heading');
		expect(brokenLink('docs/values.md', 'no-such-page.md')).toContain('no file');
	});
});

/** The label of an operation in the form. */
function operationLabel(resource: string, operation: string): string | undefined {
	return description.properties
		.filter(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.resource?.includes(resource),
		)
		.flatMap(({ options = [] }) => options)
		.flatMap((option) => ('value' in option && option.value === operation ? [option.name] : []))[0];
}

describe('README.md', () => {
	it('names the operations of each resource', () => {
		const rows = tableRows(textOf('README.md')).filter(({ Operations }) => Operations);
		expect(rows.length).toBe(resources.length);
		for (const { name, singular, operations, actions = [] } of resources) {
			const said = rows.find(({ Resource }) => Resource === singular)?.Operations ?? '';
			const names = said.split('·').map((label) => label.replace(/\(.*\)/, '').trim());
			const labels = [...operations, ...actions.map((action) => action.name)].map((operation) =>
				operationLabel(name, operation),
			);
			expect(names.sort()).toEqual(labels.sort());
		}
	});
});

describe.each(['README.md', 'CONTRIBUTING.md'])('%s', (page) => {
	it('names commands that there are', () => {
		const commands = [...textOf(page).matchAll(/npm (?:run )?([a-z:0-9]+)/g)].map(
			([, name]) => name,
		);
		expect(commands).toContain('test');
		expect(Object.keys({ install: '', ci: '', ...scripts })).toEqual(
			expect.arrayContaining(commands),
		);
	});
});

describe(OPERATIONS, () => {
	const examples = docExamples(OPERATIONS);

	it('has one example of each operation of each resource', () => {
		const wanted = resources.flatMap(({ name, singular, operations, actions = [] }) =>
			[...operations, ...actions.map((action) => action.name)].map(
				(operation) => `${singular} · ${operationLabel(name, operation)}`,
			),
		);
		expect(wanted.length).toBeGreaterThan(20);
		expect(examples.map(({ heading }) => heading).sort()).toEqual(wanted.sort());
		expect(headingsIn(textOf(OPERATIONS))).toEqual(expect.arrayContaining(wanted));
	});

	it.each(examples.map((example) => [example.heading, example.parameters] as const))(
		'%s: the form has all parameters',
		(heading, parameters) => {
			const node = nodeWith(JSON.parse(JSON.stringify(parameters)));
			const { resource, operation } = node.parameters;
			const singular = resources.find(({ name }) => name === resource)?.singular;
			expect(`${singular} · ${operationLabel(String(resource), String(operation))}`).toBe(heading);
			const known = NodeHelpers.getNodeParameters(
				description.properties,
				node.parameters,
				true,
				false,
				node,
				description,
			);
			expect(known).toMatchObject(node.parameters);
			expect(
				NodeHelpers.getNodeParametersIssues(description.properties, node, description),
			).toBeNull();
		},
	);

	it('prints in bold what stands in the form under this name', () => {
		const bold = [...textOf(OPERATIONS).matchAll(/\*\*(.+?)\*\*/g)].map(([, label]) => label);
		const ours = new Set([...labelsIn(description.properties), ...NOT_IN_FORM]);
		expect(bold.length).toBeGreaterThan(30);
		expect(bold.filter((label) => !ours.has(String(label)))).toEqual([]);
	});
});

/** Words of the page itself. */
const NOT_IN_FORM = ['Parameters', 'Output'];

const nodeWith = (parameters: INodeParameters): INode => ({
	id: 'node',
	name: 'amoCRM',
	type: 'n8n-nodes-amocrm-kommo.amocrm',
	typeVersion: 1,
	position: [0, 0],
	parameters,
});

type Part = INodeProperties | INodePropertyCollection | INodePropertyOptions;

/** Every label of the form, at any depth. */
function labelsIn(parts: readonly Part[]): string[] {
	return parts.flatMap((part) => {
		const inner = 'values' in part ? part.values : 'options' in part ? part.options : [];
		const button = 'typeOptions' in part ? part.typeOptions?.multipleValueButtonText : undefined;
		const own = 'displayName' in part ? part.displayName : part.name;
		return [own, ...(button ? [button] : []), ...labelsIn(inner ?? [])];
	});
}

describe('docs/values.md', () => {
	it('has a row for every type of custom field, and no other', () => {
		const rows = tableRows(textOf('docs/values.md')).flatMap(({ Type }) => Type ?? []);
		expect([...new Set(rows)].sort()).toEqual(
			[...VALUE_CODECS.keys()].map((type) => `\`${type}\``).sort(),
		);
	});
});

describe('docs/errors.md', () => {
	const patterns = messagePatterns();
	const messages = tableRows(textOf('docs/errors.md')).flatMap(({ Message }) => Message ?? []);
	const isSaid = (message: string) => patterns.some((pattern) => pattern.test(message));

	it('has only messages that the node says', () => {
		expect(messages.length).toBeGreaterThan(60);
		expect(messages.filter((message) => !isSaid(message))).toEqual([]);
	});

	it('would show a message that the node does not say', () => {
		expect(isSaid('There is no user "…"')).toBe(true);
		expect(isSaid('There was no user "…"')).toBe(false);
		expect(isSaid('amoCRM does not like the credential "…"')).toBe(false);
	});
});
