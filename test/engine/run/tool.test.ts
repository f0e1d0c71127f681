import type { IDataObject } from 'n8n-workflow';
import { createNodeAsTool } from 'n8n-core/dist/execution-engine/node-execution-context/utils/create-node-as-tool';

import { amocrm, companyForm } from '../../support/amocrm';

const node = (parameters: ReturnType<typeof companyForm>) => ({
	id: '1',
	name: 'Create company',
	type: 'n8n-nodes-amocrm-kommo.amocrm',
	typeVersion: 1,
	position: [0, 0] satisfies [number, number],
	parameters,
});

describe('As a tool of an AI agent', () => {
	it('may be used', () => {
		expect(amocrm.description.usableAsTool).toBe(true);
	});

	it('asks the agent for the fields that were left to it, and for nothing else', async () => {
		const asked: IDataObject[] = [];
		const parameters = companyForm({
			name: "={{ $fromAI('company_name', 'Name of the company', 'string') }}",
			tags: "={{ $fromAI('tags', 'Tags, separated by commas', 'string') }}",
		});
		const { response: tool } = createNodeAsTool({
			node: node(parameters),
			nodeType: amocrm,
			handleToolInvocation: async (answers: IDataObject) => {
				asked.push(answers);
				return 'done';
			},
		});
		expect(tool.name).toBe('Create_company');
		expect(Object.keys(tool.schema.shape ?? {})).toEqual(['company_name', 'tags']);
		expect(await tool.invoke({ company_name: 'Rocket LLC', tags: 'partner' })).toBe('done');
		expect(asked).toEqual([{ company_name: 'Rocket LLC', tags: 'partner' }]);
		await expect(tool.invoke({ company_name: 'Rocket LLC' })).rejects.toThrow();
	});

	it('has a description for every operation, from which the agent learns what it does', () => {
		const operations = amocrm.description.properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ options = [] }) => options);
		expect(operations.length).toBeGreaterThan(0);
		for (const operation of operations)
			expect(operation).toMatchObject({
				action: expect.any(String),
				description: expect.any(String),
			});
	});
});
