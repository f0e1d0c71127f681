import type { Fault } from '../../../sandbox';
import {
	accountGet,
	companyForm,
	companyJson,
	errorOf,
	hurried,
	jsonOf,
	requests,
	runAmocrm,
	storedNames,
	tokenFor,
	withFakeServer,
	withSandbox,
	type FakeAnswer,
} from '../../support/amocrm';

const CREDENTIAL = '"amoCRM Long Lived Token API"';

/** A status that says no to everything, in words. */
interface Refusal {
	title: string;
	fault: Pick<Fault, 'status' | 'body'>;
	message: string;
	description: string;
}

const REFUSALS: Refusal[] = [
	{
		title: '402',
		fault: { status: 402, body: 'problem' },
		message: 'The amoCRM account is not paid for, or its plan does not include this',
		description: 'Ask the owner of the account',
	},
	{
		title: '403 as JSON',
		fault: { status: 403, body: 'problem' },
		message: 'amoCRM refused access: internal error',
		description: `The user or the integration behind ${CREDENTIAL} lacks the permission`,
	},
	{
		title: '403 as a page',
		fault: { status: 403, body: 'html' },
		message: 'amoCRM has blocked this server or account for too many requests',
		description: 'ask amoCRM support',
	},
	{
		title: '404',
		fault: { status: 404, body: 'problem' },
		message: 'amoCRM found no such address at http://127.0.0.1:',
		description: 'Check the subdomain and the zone',
	},
	{
		title: '405',
		fault: { status: 405, body: 'problem' },
		message: 'amoCRM does not allow this operation here',
		description: 'report it',
	},
	{
		title: '401',
		fault: { status: 401, body: 'problem' },
		message: `amoCRM does not accept the credential ${CREDENTIAL}`,
		description: 'enter a new long-lived token',
	},
];

describe.each(REFUSALS)('$title', ({ fault, message, description }) => {
	it('stops Account · Get in plain words', async () => {
		await withSandbox({}, async (sandbox) => {
			sandbox.addFault({ ...fault, times: 0, when: 'before', answer: 'status' });
			const words = errorOf(await runAmocrm(sandbox, { parameters: accountGet() }));
			expect(words).toEqual({
				message: expect.stringContaining(message),
				description: expect.stringContaining(description),
				item: 0,
			});
			expect(requests(sandbox, 'GET', 'account').length).toBeLessThanOrEqual(2);
		});
	});

	it('stops Company · Create at once, and nothing is written', async () => {
		await withSandbox({}, async (sandbox) => {
			sandbox.addFault({ ...fault, times: 0, when: 'before', answer: 'status' });
			const input = Array.from({ length: 400 }, (_, n) => ({ name: `Company ${n}` }));
			const run = await runAmocrm(sandbox, {
				input,
				parameters: companyJson('={{ $json }}', { batchSize: 10 }),
			});
			const words = errorOf(run);
			expect(words.message).toContain(message);
			expect(words.description).toContain(description);
			expect(words.description).toMatch(/Nothing was written\.$/);
			expect(storedNames(sandbox)).toEqual([]);
			expect(sandbox.log().length).toBeLessThanOrEqual(12);
		});
	});

	it('is the answer for each item, if the workflow shall continue', async () => {
		await withSandbox({}, async (sandbox) => {
			sandbox.addFault({ ...fault, times: 0, when: 'before', answer: 'status' });
			const { items } = await runAmocrm(sandbox, {
				input: [{}, {}, {}],
				parameters: companyForm({ name: 'A' }),
				onError: 'continueRegularOutput',
			});
			expect(jsonOf(items)).toEqual(
				[0, 1, 2].map((item) => ({
					error: expect.stringMatching(new RegExp(`\\[item ${item}\\]$`)),
					message: expect.stringContaining(description),
				})),
			);
		});
	});
});

describe('An account', () => {
	it.each([
		['that is not paid for', { unpaid: true }, 'not paid for'],
		[
			'that did not grant the scope',
			{ scopeMissing: true },
			"Client doesn't have the required scope",
		],
	])('%s says so', async (_title, options, words) => {
		await withSandbox(options, async (sandbox) => {
			expect(
				errorOf(await runAmocrm(sandbox, { parameters: companyForm({ name: 'A' }) })).message,
			).toContain(words);
		});
	});
});

describe.each([
	[
		'500',
		{ when: 'before', answer: 'status', status: 500, body: 'problem' },
		/\(status 500, internal error\)/,
	],
	[
		'502 as a page',
		{ when: 'before', answer: 'status', status: 502, body: 'html' },
		/\(status 502\)/,
	],
	[
		'a page instead of data',
		{ when: 'before', answer: 'html200' },
		/\(status 200, the answer was not JSON\)/,
	],
	['a lost connection', { when: 'before', answer: 'reset' }, /\(.+\)/],
] satisfies Array<[string, Fault, RegExp]>)('%s', (_title, fault, detail) => {
	it('is passed over when it is soon gone', async () => {
		await withSandbox({}, async (sandbox) => {
			sandbox.addFault({ ...fault, times: 2 });
			const { items, error } = await hurried(
				async () => await runAmocrm(sandbox, { parameters: accountGet() }),
			);
			expect(error).toBeUndefined();
			expect(items[0]?.json.name).toBe('Demo LLC');
		});
	});

	it('is told in plain words when it stays', async () => {
		await withSandbox({}, async (sandbox) => {
			sandbox.addFault({ ...fault, times: 0 });
			const { message, description, item } = errorOf(
				await hurried(async () => await runAmocrm(sandbox, { parameters: accountGet() })),
			);
			expect(message).toMatch(/^amoCRM gave no usable answer .+ \[item 0\]$/);
			expect(message).toMatch(detail);
			expect(description).toBe('The service is having problems or is overloaded. Try again later.');
			expect(item).toBe(0);
		});
	});
});

describe('No network', () => {
	it.each([
		['Account · Get', 'http://127.0.0.1:9', accountGet()],
		['Company · Create', 'http://127.0.0.1:11', companyForm({ name: 'A' })],
	])('is told by %s, with the address %s', async (title, url, parameters) => {
		const nobody = { url, token: 'nobody will ever see this token here' };
		const { message, description } = errorOf(
			await hurried(async () => await runAmocrm(nobody, { parameters })),
		);
		expect(message).toMatch(/^amoCRM cannot be reached at \S+: nothing answers there \[item 0\]$/);
		expect(message).toContain(url);
		expect(description).toContain('Check the network of this n8n');
		expect(description.includes('Nothing was written.')).toBe(title.includes('Create'));
	});
});

describe('A redirect', () => {
	it.each([301, 302, 307, 308])('%d is never followed', async (status) => {
		await withFakeServer(
			() => ({ body: {} }),
			async (elsewhere) => {
				const redirect = (): FakeAnswer => ({
					status,
					headers: { location: `${elsewhere.url}/api/v4/account` },
				});
				await withFakeServer(redirect, async (server) => {
					for (const parameters of [accountGet(), companyForm({ name: 'A' })]) {
						const { message, description } = errorOf(await runAmocrm(server, { parameters }));
						expect(message).toBe(`The address ${server.url} redirects to another address [item 0]`);
						expect(description).toContain('The token was not sent on.');
					}
					expect(server.seen).toEqual(['GET /api/v4/account', 'POST /api/v4/companies']);
				});
				expect(elsewhere.seen).toEqual([]);
			},
		);
	});
});

describe('Too many requests', () => {
	it.each(['html', 'json'] as const)('are waited out, told as %s', async (rateLimitBody) => {
		await withSandbox({ rateLimitBody, requestsPerSecond: 2, blockAfter: 0 }, async (sandbox) => {
			const input = Array.from({ length: 60 }, (_, n) => ({ name: `Company ${n}` }));
			const { items, error } = await runAmocrm(sandbox, {
				input,
				parameters: companyJson('={{ $json }}', { batchSize: 10, return: 'ids' }),
			});
			expect(error).toBeUndefined();
			expect(new Set(items.map(({ json }) => json.id)).size).toBe(60);
			expect(storedNames(sandbox)).toHaveLength(60);
		});
	});

	it.each([
		['a page', {}],
		['JSON', { retry_after: 1, status: 429, title: 'Too Many Requests' }],
	])(
		'without end are told in plain words, after some minutes of patience: %s',
		async (_title, body) => {
			await withFakeServer(
				() => ({ status: 429, body }),
				async (server) => {
					const { message, description } = errorOf(
						await hurried(
							async () => await runAmocrm(server, { parameters: companyForm({ name: 'A' }) }),
						),
					);
					expect(message).toBe('amoCRM received too many requests, even after waiting [item 0]');
					expect(description).toMatch(/^Other integrations or workflows .* Nothing was written\.$/);
					expect(server.seen.length).toBeLessThan(20);
				},
			);
		},
	);
});

describe('An answer without content', () => {
	it('of the account is told, and of the lists counts as empty', async () => {
		await withSandbox({}, async (sandbox) => {
			sandbox.addFault({
				path: 'tags$',
				times: 0,
				when: 'before',
				answer: 'status',
				status: 204,
				body: 'empty',
			});
			const { message, description } = errorOf(
				await runAmocrm(sandbox, { parameters: companyForm({ name: 'A', tags: ['x'] }) }),
			);
			expect(message).toBe('\'Tags\': there is no tag "x" [item 0]');
			expect(description).toContain("'Create Missing Tags'");
		});
	});
});

describe('The token', () => {
	it('may have been pasted with spaces and Bearer in front', async () => {
		await withSandbox({}, async (sandbox) => {
			const credentials = [
				tokenFor({ url: `${sandbox.url}/`, token: ` Bearer ${sandbox.token}\n` }),
			];
			const { items } = await runAmocrm(sandbox, { credentials, parameters: accountGet() });
			expect(items[0]?.json.id).toBe(30100200);
		});
	});
});
