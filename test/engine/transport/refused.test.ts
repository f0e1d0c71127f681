import {
	jsonOf,
	runAmocrm,
	tokenFor,
	withFakeServer,
	withSandbox,
	type FakeAnswer,
	type Json,
} from '../../support/amocrm';

const ITEMS = 60;

const input = Array.from({ length: ITEMS }, (_, i) => ({ q: `n${i}`, id: i + 1 }));

/** Operations that read for each item. */
const READING: Array<[title: string, parameters: Json]> = [
	['Get Many', { operation: 'getAll', limit: 1, filters: { query: '={{ $json.q }}' } }],
	['Get', { operation: 'get', recordId: '={{ $json.id }}' }],
	['Get Links', { operation: 'getLinks', recordId: '={{ $json.id }}' }],
];

const problem = (status: number, detail: string, more: Json = {}): FakeAnswer => ({
	status,
	body: { title: 'Error', status, detail, ...more },
});

const REFUSALS: Array<[title: string, answer: FakeAnswer]> = [
	['a wrong token', problem(401, 'Invalid user name or password')],
	['an account that is not paid for', problem(402, 'Payment required')],
	['a scope that the token lacks', problem(403, "Client doesn't have the required scope")],
	['an address that is not allowed', problem(403, 'Forbidden', { code: 113 })],
	['a block', { status: 403, body: '<html>403 Forbidden</html>' }],
];

describe.each(READING)('%s of many items', (_title, parameters) => {
	it.concurrent.each(REFUSALS)('asks once after %s', async (_refusal, answer) => {
		await withFakeServer(
			() => answer,
			async (server) => {
				const settings = { parameters: { resource: 'contact', ...parameters }, input };
				const { items } = await runAmocrm(server, {
					...settings,
					onError: 'continueRegularOutput',
				});
				expect(server.seen).toHaveLength(1);
				expect(items).toHaveLength(ITEMS);
				const messages = new Set(
					jsonOf(items).map(({ error }) => String(error).replace(/ \[item \d+\]$/, '')),
				);
				expect(messages.size).toBe(1);
				const { error } = await runAmocrm(server, settings);
				expect(error?.message).toBe(`${[...messages][0] ?? ''} [item 0]`);
				expect(server.seen).toHaveLength(2);
			},
		);
	});

	it.concurrent('goes on after a right that is lacking for one record', async () => {
		await withFakeServer(
			() => problem(403, 'Insufficient rights to call this method'),
			async (server) => {
				const { items } = await runAmocrm(server, {
					parameters: { resource: 'contact', ...parameters },
					input: input.slice(0, 3),
					onError: 'continueRegularOutput',
				});
				expect(items).toHaveLength(3);
				expect(server.seen).toHaveLength(3);
			},
		);
	});
});

it('Users that only administrators may read do not end a run', async () => {
	await withSandbox({ isAdmin: false, contacts: 2 }, async (sandbox) => {
		const { items, error } = await runAmocrm(sandbox, {
			parameters: { resource: 'contact', operation: 'getAll', returnAll: true, simplify: true },
			input: [{}, {}],
			credentials: [tokenFor(sandbox)],
		});
		expect(error).toBeUndefined();
		expect(items.length).toBeGreaterThanOrEqual(4);
	});
});

it('Users are looked up once in a run where a name is not known', async () => {
	await withSandbox({ requestsPerSecond: 0 }, async (sandbox) => {
		const { items } = await runAmocrm(sandbox, {
			parameters: {
				resource: 'contact',
				operation: 'getAll',
				limit: 1,
				filters: { responsible_user_id: { __rl: true, mode: 'name', value: 'Nobody Known' } },
			},
			input: input.slice(0, 20),
			onError: 'continueRegularOutput',
		});
		expect(items).toHaveLength(20);
		expect(String(jsonOf(items)[19]?.error)).toContain('Nobody Known');
		const users = sandbox.log().filter(({ path }) => path === '/api/v4/users');
		expect(users.length).toBeLessThanOrEqual(2);
	});
});
