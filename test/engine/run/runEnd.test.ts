import { sleep, type IExecuteFunctions, type INodeType } from 'n8n-workflow';

import {
	amocrm,
	companyJson,
	errorOf,
	jsonOf,
	runAmocrm,
	tokenFor,
	withSandbox,
} from '../../support/amocrm';
import { runNode } from '../../support/engine';
import { contact, upsertJson } from '../../support/upsert';

describe('A run that has ended with an error', () => {
	it('sends nothing more that nobody will see, also where it was reading many pages', async () => {
		await withSandbox({ contacts: 6_000, latencyMs: 50, requestsPerSecond: 0 }, async (sandbox) => {
			// The pages of the list are read side by side; one of them is refused.
			sandbox.addFault({
				method: 'GET',
				path: 'contacts$',
				skip: 12,
				when: 'before',
				answer: 'status',
				status: 400,
				body: 'problem',
			});
			const rows = Array.from({ length: 300 }, (_, i) =>
				contact(`Person ${i}`, [`+7 916 555-${10 + (i % 80)}-${10 + (i % 90)}`]),
			);
			const { error } = await runAmocrm(sandbox, {
				parameters: upsertJson('contact', rows, { matchBy: ['phone'] }),
			});
			expect(error).toBeDefined();
			// What was on its way when the run ended has arrived by then.
			await sleep(300);
			const seen = sandbox.log().length;
			await sleep(1_500);
			expect(sandbox.log().length).toBe(seen);
		});
	});
});

/** The node with a credential whose fields hold expressions: each item has its own. */
const withCredentials = (of: (item: number) => object): INodeType => ({
	description: amocrm.description,
	methods: amocrm.methods,
	async execute() {
		const context: IExecuteFunctions = Object.create(this, {
			getCredentials: { value: async (_type: string, item = 0) => await Promise.resolve(of(item)) },
		});
		return await amocrm.execute.call(context);
	},
});

describe('A credential given by an expression', () => {
	const run = async (tokens: (item: number) => string) =>
		await withSandbox({}, async (sandbox) => {
			const node = withCredentials((item) => ({
				zone: 'custom',
				baseUrl: sandbox.url,
				accessToken: tokens(item) || sandbox.token,
			}));
			const result = await runNode({
				node,
				credentials: [tokenFor(sandbox)],
				parameters: companyJson('={{ JSON.stringify([{ name: $json.name }]) }}'),
				input: ['A', 'B', 'C'].map((name) => ({ name })),
			});
			return { result, requests: sandbox.log().length };
		});

	it('is used where it is the same for all items', async () => {
		const { result } = await run(() => '');
		expect(jsonOf(result.items).map(({ name }) => name)).toEqual(['A', 'B', 'C']);
	});

	it('is refused where one item has another, before anything is sent', async () => {
		const { result, requests } = await run((item) => (item === 2 ? 'of-another-account' : ''));
		expect(errorOf(result).message).toContain('for item 2 differs from that for item 0');
		expect(requests).toBe(0);
	});
});
