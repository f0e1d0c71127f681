import { NodeConnectionTypes, NodeOperationError, type INode, type INodeType } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';
import {
	amocrm,
	companyForm,
	companyJson,
	errorOf,
	jsonOf,
	requests,
	runAmocrm,
	storedNames,
	tokenFor,
	withSandbox,
	type Json,
	type NodeOptions,
} from '../../support/amocrm';
import { nodeCredentials } from '../../support/engine/credentials';
import { runWorkflow } from '../../support/engine';
import { contact, stored, textsOf, upsertJson } from '../../support/upsert';

const retried: NodeOptions = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
const goesOn: NodeOptions = { ...retried, onError: 'continueRegularOutput' };

/** Writing requests are refused for a reason that no row is to blame for, once `skip` of them went through. */
const refuse = (sandbox: Sandbox, skip: number, fault: { method?: string; times?: number } = {}) =>
	sandbox.addFault({
		method: 'POST',
		skip,
		when: 'before',
		answer: 'status',
		status: 402,
		body: 'problem',
		...fault,
	});

const named = (count: number) =>
	Array.from({ length: count }, (_, n) => ({ name: `Company ${n}` }));

describe('Retry On Fail', () => {
	it.concurrent('creates only what an earlier try has not created', async () => {
		await withSandbox({}, async (sandbox) => {
			refuse(sandbox, 1);
			const input = named(20);
			const { executions, error, items, hints } = await runAmocrm(sandbox, {
				...retried,
				input,
				parameters: companyJson('={{ $json }}', { batchSize: 10 }),
			});
			expect({ executions, error }).toEqual({ executions: 2, error: undefined });
			expect(storedNames(sandbox).sort()).toEqual(input.map(({ name }) => name).sort());
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
				input.map((_row, item) => ({ item })),
			);
			expect(jsonOf(items)).toEqual(
				input.map(({ name }) =>
					expect.objectContaining({ name, id: expect.any(Number), created_at: expect.any(Number) }),
				),
			);
			expect(hints.map(({ message }) => message).join(' ')).toContain(
				'10 rows were written by an earlier try of Retry On Fail and not sent again.',
			);
		});
	});

	it.concurrent.each([
		['simplified', { id: expect.any(Number), name: 'A', created_at: expect.any(String) }],
		['ids', { id: expect.any(Number) }],
	])('gives the records of an earlier try as Return asks: %s', async (chosen, shown) => {
		await withSandbox({}, async (sandbox) => {
			refuse(sandbox, 1);
			const { items } = await runAmocrm(sandbox, {
				...retried,
				input: [{ name: 'A' }, { name: 'B' }],
				parameters: companyJson('={{ $json }}', { batchSize: 1, return: chosen }),
			});
			expect(items[0]?.json).toMatchObject(shown);
			expect('custom_fields_values' in (items[0]?.json ?? {})).toBe(false);
			expect(storedNames(sandbox)).toEqual(['A', 'B']);
		});
	});

	it.concurrent('counts ten equal rows as ten', async () => {
		await withSandbox({}, async (sandbox) => {
			refuse(sandbox, 1);
			const { items } = await runAmocrm(sandbox, {
				...retried,
				parameters: companyJson(
					Array.from({ length: 10 }, () => ({ name: 'Same' })),
					{ batchSize: 4 },
				),
			});
			expect(storedNames(sandbox)).toHaveLength(10);
			expect(new Set(jsonOf(items).map(({ id }) => id)).size).toBe(10);
		});
	});

	it.concurrent(
		'tells rows by their places, also where each try gives them another content',
		async () => {
			await withSandbox({}, async (sandbox) => {
				refuse(sandbox, 1);
				const { items } = await runAmocrm(sandbox, {
					...retried,
					input: named(4),
					parameters: companyForm(
						{ name: '={{ $json.name + " " + Math.random() }}' },
						{ batchSize: 2 },
					),
				});
				expect(storedNames(sandbox)).toHaveLength(4);
				expect(new Set(jsonOf(items).map(({ id }) => id)).size).toBe(4);
			});
		},
	);

	it.concurrent('with Continue, sends only the rows that failed again', async () => {
		await withSandbox({}, async (sandbox) => {
			const { executions, items } = await runAmocrm(sandbox, {
				...goesOn,
				input: [{ name: 1 }, { name: 'A' }, { name: 'B' }],
				parameters: companyJson('={{ $json }}'),
			});
			expect(executions).toBe(3);
			expect(storedNames(sandbox)).toEqual(['A', 'B']);
			expect(jsonOf(items)).toMatchObject([
				{ error: expect.stringContaining("'Name'") },
				{ name: 'A' },
				{ name: 'B' },
			]);
		});
	});

	it.concurrent('with the error output, writes the good rows of a sheet once', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items, errorItems } = await runAmocrm(sandbox, {
				...retried,
				onError: 'continueErrorOutput',
				input: [{ Name: 'bad', Birthday: 'xx' }, { Name: 'A' }, { Name: 'B' }],
				parameters: {
					resource: 'contact',
					operation: 'create',
					inputMode: 'columns',
					columns: { mappingMode: 'autoMapInputData', value: null },
				},
			});
			expect(sandbox.records('contacts').map(({ name }) => name)).toEqual(['A', 'B']);
			expect(jsonOf(items)).toMatchObject([{ name: 'A' }, { name: 'B' }]);
			expect(errorItems).toHaveLength(1);
		});
	});

	it.concurrent('names what exists when the last try fails too', async () => {
		await withSandbox({}, async (sandbox) => {
			refuse(sandbox, 1, { times: 3 });
			const run = await runAmocrm(sandbox, {
				...retried,
				input: named(20),
				parameters: companyJson('={{ $json }}', { batchSize: 10 }),
			});
			expect(run.executions).toBe(3);
			expect(storedNames(sandbox)).toHaveLength(10);
			expect(errorOf(run).description).toContain('10 companies of this run already exist');
		});
	});

	it.concurrent('does not send a row again that may have been created', async () => {
		await withSandbox({}, async (sandbox) => {
			sandbox.addFault({ method: 'POST', when: 'after', answer: 'status', status: 504 });
			sandbox.addFault({
				method: 'GET',
				path: 'companies',
				times: 100,
				when: 'before',
				answer: 'status',
				status: 403,
				body: 'problem',
			});
			const { executions, items } = await runAmocrm(sandbox, {
				...goesOn,
				input: [{ name: 'A' }],
				parameters: companyJson('={{ $json }}'),
			});
			expect(executions).toBe(3);
			expect(jsonOf(items)).toMatchObject([
				{ error: expect.stringContaining('This row may have been created') },
			]);
			expect(storedNames(sandbox)).toEqual(['A']);
			expect(requests(sandbox, 'POST', 'companies')).toHaveLength(1);
		});
	});

	it.concurrent('gives contact and company of leads that an earlier try has created', async () => {
		await withSandbox({}, async (sandbox) => {
			refuse(sandbox, 1);
			const row = (name: string) => ({
				name,
				_embedded: { contacts: [contact(name, ['+79160000001'])] },
			});
			const { items } = await runAmocrm(sandbox, {
				...retried,
				parameters: {
					resource: 'lead',
					operation: 'createComplex',
					jsonParameters: true,
					leadsJson: [row('A'), row('B')],
					options: { batchSize: 1 },
				},
			});
			expect(jsonOf(items)).toMatchObject(
				['A', 'B'].map((name) => ({ name, contact_id: expect.any(Number), company_id: null })),
			);
			expect(sandbox.records('leads').map(({ name }) => name)).toEqual(['A', 'B']);
			expect(sandbox.records('contacts')).toHaveLength(2);
		});
	});

	it.concurrent('updates and links what an earlier try has not done', async () => {
		await withSandbox({}, async (sandbox) => {
			const [a = 0, b = 0] = await stored(sandbox, 'company', [{ name: 'A' }, { name: 'B' }]);
			refuse(sandbox, 1, { method: 'PATCH' });
			const { items } = await runAmocrm(sandbox, {
				...retried,
				parameters: {
					resource: 'company',
					operation: 'update',
					jsonParameters: true,
					companiesJson: [
						{ id: a, name: 'A2' },
						{ id: b, name: 'B2' },
					],
					options: { batchSize: 1 },
				},
			});
			expect(jsonOf(items)).toMatchObject([{ name: 'A2' }, { name: 'B2' }]);
			expect(requests(sandbox, 'PATCH', 'companies')).toHaveLength(3);
		});
	});

	it.concurrent('creates or updates each person once', async () => {
		await withSandbox({}, async (sandbox) => {
			refuse(sandbox, 1);
			const rows = ['1', '2', '3', '4'].map((n) => contact(`Person ${n}`, [`+7916000000${n}`]));
			const { items } = await runAmocrm(sandbox, {
				...retried,
				parameters: upsertJson('contact', rows, { matchBy: ['phone'], batchSize: 2 }),
			});
			expect(jsonOf(items).map(({ action }) => action)).toEqual(rows.map(() => 'created'));
			const contacts = sandbox.records('contacts');
			expect(contacts).toHaveLength(4);
			expect(contacts.flatMap(({ id }) => textsOf(sandbox, 'contacts', id, 'PHONE'))).toHaveLength(
				4,
			);
		});
	});

	it.concurrent('has nothing to do with other executions of the same workflow', async () => {
		await withSandbox({}, async (sandbox) => {
			const run = { ...goesOn, input: [{ name: 'A' }], parameters: companyJson('={{ $json }}') };
			await runAmocrm(sandbox, run);
			await runAmocrm(sandbox, run);
			expect(storedNames(sandbox)).toEqual(['A', 'A']);
		});
	});
});

/** An agent that calls its tool so many times with the same arguments, one call after the other; errors are the model's to read. */
const agent = (calls: number): INodeType => ({
	description: {
		displayName: 'Agent',
		name: 'agent',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Agent' },
		inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	async execute() {
		const connected: unknown = await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
		const [tool] = [connected].flat();
		const answers: string[] = [];
		for (let call = 0; call < calls; call += 1)
			try {
				answers.push(String(await Object(tool).invoke({})));
			} catch (error) {
				answers.push(error instanceof NodeOperationError ? error.message : String(error));
			}
		return [[{ json: { answers } }]];
	},
});

async function runAsTool(sandbox: Sandbox, parameters: Json, calls: number): Promise<unknown> {
	const credentials = [tokenFor(sandbox)];
	const place = { typeVersion: 1, position: [0, 0] satisfies [number, number] };
	const nodes: INode[] = [
		{ ...place, id: 's', name: 'Start', type: 'start', parameters: {} },
		{ ...place, id: 'a', name: 'Agent', type: 'agent', parameters: {} },
		{
			...place,
			id: 't',
			name: 'Create company',
			type: 'tool',
			parameters: JSON.parse(JSON.stringify(parameters)),
			credentials: nodeCredentials(credentials),
			retryOnFail: true,
			maxTries: 2,
			waitBetweenTries: 1,
		},
	];
	const description = {
		...amocrm.description,
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
	};
	const run = await runWorkflow({
		nodes,
		credentials,
		connections: {
			Start: { main: [[{ node: 'Agent', type: NodeConnectionTypes.Main, index: 0 }]] },
			'Create company': {
				ai_tool: [[{ node: 'Agent', type: NodeConnectionTypes.AiTool, index: 0 }]],
			},
		},
		nodeTypes: {
			agent: agent(calls),
			tool: { description, methods: amocrm.methods, execute: amocrm.execute },
		},
	});
	expect(run.data.resultData.error).toBeUndefined();
	return run.data.resultData.runData.Agent?.[0]?.data?.main?.[0]?.[0]?.json.answers;
}

describe('Retry On Fail of a tool of an agent', () => {
	it.concurrent('creates a record with each call, also with the same arguments', async () => {
		await withSandbox({}, async (sandbox) => {
			await runAsTool(sandbox, companyJson([{ name: 'A' }]), 2);
			expect(storedNames(sandbox)).toEqual(['A', 'A']);
		});
	});

	it.concurrent('creates each row of a call once, in whatever try', async () => {
		await withSandbox({}, async (sandbox) => {
			refuse(sandbox, 1);
			const parameters = companyJson([{ name: 'A' }, { name: 'B' }], { batchSize: 1 });
			const answers = await runAsTool(sandbox, parameters, 2);
			expect(answers).toEqual([
				expect.stringContaining('"name":"A"'),
				expect.stringContaining('"name":"A"'),
			]);
			expect(storedNames(sandbox)).toEqual(['A', 'B', 'A', 'B']);
		});
	});
});
