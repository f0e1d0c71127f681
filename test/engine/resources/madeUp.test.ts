import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { describe as formOf } from '../../../nodes/Amocrm/form/describe';
import { editorMethods } from '../../../nodes/Amocrm/editor/methods';
import { run } from '../../../nodes/Amocrm/verbs/run';
import { resources } from '../../../nodes/Amocrm/resources';
import { lintProperties } from '../../package/lintProperties.js';
import {
	amocrm,
	byId,
	byName,
	customFields,
	errorOf,
	fieldValue,
	jsonOf,
	tokenFor,
	withFakeServer,
	type FakeServer,
	type Json,
} from '../../support/amocrm';
import { editorMethod, runNode } from '../../support/engine';
import { formsOf, saved } from '../../support/forms';
import { linesOf } from './madeUp/linesOf.js';
import { project } from './madeUp/project';
import { projectAccount } from './madeUp/server';

const table = [...resources, project];

/** The node with one more resource in its table, and no other change. */
const node: INodeType = {
	description: { ...amocrm.description, properties: formOf(table) },
	methods: editorMethods(table),
	async execute(this: IExecuteFunctions) {
		return await run.call(this, table);
	},
};

const form = formsOf(node.description.properties);
const PROJECT = { resource: 'project', collection: 'projects' };
const create = (row: Json, options?: Json) => form(PROJECT, 'create', row, options);
const other = (operation: string, parameters: Json) =>
	saved({ resource: 'project', operation, ...parameters });

const FIRST = {
	name: '={{ $json.name }}',
	responsible_user_id: byName('ivan petrov'),
	status_id: byName('Running'),
	budget: '5 000 ₽',
	starts_at: '2026-01-01T00:00:00Z',
	goal: 'Grow',
	leads: '5, 6',
	tags: ['urgent'],
	request_id: '={{ $json.name }}',
	custom_fields_values: customFields(['area', 'east'], ['Deadline', '31.12.2026']),
};

const INPUT = [{ name: 'A' }, { name: 'B' }];

async function runOn(server: FakeServer, parameters: ReturnType<typeof create>) {
	return await runNode({ node, parameters, credentials: [tokenFor(server)], input: INPUT });
}

describe('A resource that is added as data', () => {
	it('takes less than 60 lines, with its imports', () => {
		expect(linesOf('project.ts')).toBeGreaterThan(20);
		expect(linesOf('project.ts')).toBeLessThan(60);
	});

	it('has a form without findings under n8n’s rules, and all lists the form asks for', () => {
		expect(lintProperties(node.description.properties)).toEqual([]);
		const text = JSON.stringify(node.description.properties);
		const asked = [...text.matchAll(/"(?:searchListMethod|loadOptionsMethod)":"(\w+)"/g)].map(
			([, name = '']) => name,
		);
		const { listSearch = {}, loadOptions = {} } = node.methods ?? {};
		expect(asked).toEqual(
			expect.arrayContaining(['searchProjects', 'searchProjectFields', 'getProjectTags']),
		);
		expect(asked.filter((name) => !(name in listSearch) && !(name in loadOptions))).toEqual([]);
	});

	it('is created in one request, and read back', async () => {
		const { answer, stored } = projectAccount();
		await withFakeServer(answer, async (server) => {
			const { items, error } = await runOn(server, create(FIRST));
			expect(error).toBeUndefined();
			expect(items.map(({ json, pairedItem }) => [json.name, json.request_id, pairedItem])).toEqual(
				[
					['A', 'A', { item: 0 }],
					['B', 'B', { item: 1 }],
				],
			);
			expect(server.seen.filter((seen) => seen === 'POST /api/v4/projects')).toHaveLength(1);
			expect(stored[1]).toMatchObject({
				name: 'B',
				responsible_user_id: 7,
				pipeline_id: 1,
				status_id: 12,
				budget: 5000,
				starts_at: 1767225600,
				goal: 'Grow',
				_embedded: { tags: [{ name: 'urgent' }], leads: [{ id: 5 }, { id: 6 }] },
				custom_fields_values: [{ values: [{ enum_id: 211 }] }, { field_id: 22 }],
			});
		});
	});

	it('is changed, read, found and shown by names', async () => {
		const { answer } = projectAccount();
		await withFakeServer(answer, async (server) => {
			await runOn(server, create(FIRST));
			const change = { id: byId('={{ $json.name === "A" ? 1001 : 1002 }}') };
			const { error } = await runOn(
				server,
				form(PROJECT, 'update', { ...change, goal: '={{ "New " + $json.name }}' }),
			);
			expect(error).toBeUndefined();
			const { items } = await runOn(server, other('get', { recordId: byId(1002) }));
			expect(jsonOf(items)[0]).toMatchObject({
				name: 'B',
				goal: 'New B',
				responsible_user: 'Ivan Petrov',
				stage: 'Running',
				Area: 'East',
				Deadline: '2026-12-31',
				tags: 'urgent',
			});
			const filters = {
				budget_from: 4000,
				statuses: ['1:12'],
				name: '={{ $json.name }}',
				custom_fields_values: { field: [fieldValue('Area', 'East')] },
			};
			const found = await runOn(server, other('getAll', { returnAll: true, filters }));
			expect(jsonOf(found.items).map(({ name }) => name)).toEqual(['A', 'B']);
			const none = await runOn(server, other('getAll', { filters: { budget_to: 10 } }));
			expect(none.items).toEqual([]);
		});
	});

	it('complains with its own labels', async () => {
		const { answer } = projectAccount();
		await withFakeServer(answer, async (server) => {
			const bad = { name: 'A', budget: '1.5 or so' };
			expect(errorOf(await runOn(server, create(bad))).message).toBe(
				'\'Budget\': "1.5 or so" is not a number [item 0]',
			);
			const gone = await runOn(server, other('get', { recordId: byId(5) }));
			expect(errorOf(gone).message).toBe('There is no project with the ID 5 [item 0]');
		});
	});

	it('offers its records, fields and tags in the editor', async () => {
		const { answer } = projectAccount();
		await withFakeServer(answer, async (server) => {
			await runOn(server, create(FIRST));
			const asked = { node, credentials: [tokenFor(server)], parameters: create(FIRST) };
			const records = await editorMethod('listSearch', { ...asked, method: 'searchProjects' });
			expect(records.results).toMatchObject([
				{ name: 'B', url: `${server.url}/projects/detail/1002` },
				{ name: 'A', value: 1001 },
			]);
			const fields = await editorMethod('listSearch', { ...asked, method: 'searchProjectFields' });
			expect(fields.results).toEqual([
				{ name: 'Area – list', value: 21 },
				{ name: 'Deadline – date', value: 22 },
			]);
			const tags = await editorMethod('loadOptions', { ...asked, method: 'getProjectTags' });
			expect(tags).toEqual([{ name: 'urgent', value: 'urgent' }]);
		});
	});
});
