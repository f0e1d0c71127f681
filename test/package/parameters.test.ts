import { deepCopy, type INodeProperties } from 'n8n-workflow';

import { Amocrm } from '../../nodes/Amocrm/Amocrm.node';
import { textOf } from '../support/project/docs.js';
import { untold } from '../support/project/parameterChanges';
import { factsOf, fromLines, toLines } from '../support/project/parameterFacts';

const { properties } = new Amocrm().description;

/** The parameters of saved workflows, which never change. */
const frozen = fromLines(textOf('test/frozen/parameters.txt'));

/** Findings after a change of the form, optionally with a line in the changelog. */
function after(change: (properties: INodeProperties[]) => void, line = ''): string[] {
	const changed = deepCopy(properties);
	change(changed);
	return untold(
		factsOf({ properties }),
		factsOf({ properties: changed }),
		`## [1.0.0]\n\n### Parameters of the node\n\n${line}\n\n### Fixed\n\n- Changed: \`companies\``,
	);
}

const named = (all: INodeProperties[], wanted: string) => all.filter(({ name }) => name === wanted);

describe('The parameters that workflows are saved with', () => {
	it('are there, or the changelog tells what has changed', () => {
		expect(frozen.size).toBeGreaterThan(200);
		expect(untold(frozen, factsOf({ properties }), textOf('CHANGELOG.md'))).toEqual([]);
	});

	it('are read back from lines as they were written', () => {
		expect(fromLines(toLines(factsOf({ properties })))).toEqual(factsOf({ properties }));
	});

	it('are missed when renamed, wherever else the changelog names them', () => {
		const rename = (all: INodeProperties[]) => {
			for (const property of named(all, 'companies')) property.name = 'firms';
		};
		expect(after(rename).join('\n')).toMatch(/"companies fixedCollection.*is gone or has changed/);
		expect(after(rename, '- New: `companies`').join('\n')).toContain('"companies fixedCollection');
	});

	it('may have another default when the changelog says so', () => {
		const change = (all: INodeProperties[]) => {
			for (const property of named(all, 'jsonParameters')) property.default = true;
		};
		expect(after(change)).not.toEqual([]);
		expect(after(change, '- New: `jsonParameters`')).not.toEqual([]);
		expect(after(change, '- Changed: `jsonParameters` is on')).toEqual([]);
	});

	it('may come with a new resource in one line', () => {
		const add = (all: INodeProperties[]) => {
			const show = { resource: ['task'] };
			for (const { options } of named(all, 'resource'))
				options?.push({ name: 'Task', value: 'task' });
			all.push(
				{
					displayName: 'Operation',
					name: 'operation',
					type: 'options',
					default: 'get',
					options: [{ name: 'Get', value: 'get' }],
					displayOptions: { show },
				},
				{ displayName: 'ID', name: 'id', type: 'string', default: '', displayOptions: { show } },
			);
		};
		expect(after(add).join('\n')).toContain('task.get: "id string default=""" is new');
		expect(after(add, '- New resource: Task (`task`)')).toEqual([]);
	});
});
