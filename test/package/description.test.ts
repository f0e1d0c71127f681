import { deepCopy, type INodeProperties } from 'n8n-workflow';
import { Amocrm } from '../../nodes/Amocrm/Amocrm.node';
import { lintProperties } from './lintProperties.js';

const { description } = new Amocrm();

/** Every property at any depth, as objects that can be changed. */
function flat(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => {
		const inner = (property.options ?? []).flatMap((option) => {
			if ('values' in option) return option.values;
			return 'type' in option ? [option] : [];
		});
		return [property, ...flat(inner)];
	});
}

const seeds: Array<[rule: string, spoil: (properties: INodeProperties[]) => void]> = [
	[
		'node-param-resource-without-no-data-expression',
		(properties) => {
			for (const property of flat(properties)) {
				if (property.name === 'resource') delete property.noDataExpression;
			}
		},
	],
	[
		'node-param-description-boolean-without-whether',
		(properties) => {
			for (const property of flat(properties)) {
				if (property.type === 'boolean') property.description = 'Switches it on';
			}
		},
	],
	[
		'node-param-display-name-miscased',
		(properties) => {
			for (const property of flat(properties)) property.displayName = 'some lower case name';
		},
	],
];

describe('the computed form', () => {
	it('has no findings under n8n’s rules for nodes', () => {
		expect(lintProperties(description.properties)).toEqual([]);
	});

	it.each(seeds)('is really checked: %s', (rule, spoil) => {
		const properties = deepCopy(description.properties);
		spoil(properties);
		expect(lintProperties(properties).join('\n')).toContain(rule);
	});

	it('is small enough to be sent with every editor start', () => {
		const kilobytes = JSON.stringify(description).length / 1024;
		expect(kilobytes).toBeLessThan(300);
	});

	it('is the same at every construction', () => {
		expect(JSON.stringify(new Amocrm().description)).toBe(JSON.stringify(description));
	});

	it('names each operation of a resource once, with an action text', () => {
		const operations = description.properties.filter(({ name }) => name === 'operation');
		const options = operations.flatMap((property) =>
			(property.options ?? []).filter((option) => 'value' in option),
		);
		expect(options.length).toBeGreaterThan(0);
		expect(options.filter((option) => !option.action)).toEqual([]);
	});
});
