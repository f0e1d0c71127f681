import fastify from 'fastify';
import {
	NodeConnectionTypes,
	NodeOperationError,
	sleep,
	type ICredentialType,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';
import { credential, editorMethod, runNode, testCredential } from './index';

const tokenType: ICredentialType = {
	name: 'exampleTokenApi',
	displayName: 'Example Token API',
	properties: [
		{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
		{ displayName: 'Access Token', name: 'accessToken', type: 'string', default: '' },
	],
	authenticate: {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.accessToken}}' } },
	},
};

const testedType: ICredentialType = {
	...tokenType,
	test: {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/me' },
		rules: [{ type: 'responseCode', properties: { value: 401, message: 'Wrong token' } }],
	},
};

const signedType: ICredentialType = {
	...tokenType,
	name: 'exampleSignedApi',
	authenticate: async ({ accessToken }, request) => ({
		...request,
		headers: { ...request.headers, Authorization: `Signed ${String(accessToken)}` },
	}),
};

const oAuth2Type: ICredentialType = {
	name: 'exampleOAuth2Api',
	displayName: 'Example OAuth2 API',
	extends: ['oAuth2Api'],
	properties: [
		{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: '={{$self["baseUrl"]}}/token',
		},
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
	],
};

async function rows(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	for (const [item] of this.getInputData().entries()) {
		const name = this.getNodeParameter('name', item);
		if (name !== 'bad') {
			output.push({ json: { name }, pairedItem: { item } });
			continue;
		}
		if (!this.continueOnFail()) {
			throw new NodeOperationError(this.getNode(), 'Refused', {
				description: 'Choose another name',
				itemIndex: item,
			});
		}
		output.push({
			json: { error: 'Refused', message: 'Choose another name' },
			pairedItem: { item },
		});
	}
	return [output];
}

async function request(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const type = String(this.getNodeParameter('credential', 0));
	const { baseUrl } = await this.getCredentials(type);
	const url = `${String(baseUrl)}/me`;
	const ask = async () =>
		await this.helpers.httpRequestWithAuthentication.call(this, type, { url, json: true });
	const answers = await Promise.all([ask(), ask(), ask()]);
	return [answers.map((json) => ({ json }))];
}

async function wait(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const signal = this.getExecutionCancelSignal();
	while (!signal?.aborted) await sleep(5);
	return [[]];
}

const example = (execute: INodeType['execute']): INodeType => ({
	description: {
		displayName: 'Example',
		name: 'example',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: {},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [tokenType, signedType, oAuth2Type].map(({ name }) => ({ name })),
		properties: [
			{ displayName: 'Name', name: 'name', type: 'string', default: '', required: true },
			{ displayName: 'Credential', name: 'credential', type: 'string', default: '' },
		],
	},
	methods: {
		loadOptions: {
			async names() {
				const typed = String(this.getCurrentNodeParameter('name'));
				return [{ name: typed, value: this.getNode().name }];
			},
		},
		listSearch: {
			async names(filter, paginationToken) {
				return { results: [{ name: String(filter), value: String(paginationToken) }] };
			},
		},
	},
	execute,
});

/** Answers with the Authorization header it received; `expire` invalidates the bearer token `first`. */
async function server(expired: string[] = []) {
	const app = fastify();
	const refreshes: unknown[] = [];
	app.addContentTypeParser(
		'application/x-www-form-urlencoded',
		{ parseAs: 'string' },
		(_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
	);
	app.get('/me', async ({ headers }, reply) => {
		const { authorization = '' } = headers;
		if (expired.some((token) => authorization.endsWith(token))) return await reply.code(401).send();
		return { authorization };
	});
	app.post('/token', async ({ body }) => {
		refreshes.push(body);
		return { access_token: 'second', refresh_token: 'refresh-2', token_type: 'Bearer' };
	});
	const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 });
	return { baseUrl, refreshes, close: async () => await app.close() };
}

const text = { name: '={{ $json.company }}' };

describe('runNode', () => {
	it('evaluates expressions for each item and pairs the output', async () => {
		const input = [{ company: 'One' }, { company: 'Two' }];
		const { items, error, executions, status } = await runNode({
			node: example(rows),
			parameters: text,
			input,
		});
		expect(items.map(({ json }) => json)).toEqual([{ name: 'One' }, { name: 'Two' }]);
		expect(items[1]?.pairedItem).toEqual({ item: 1 });
		expect({ error, executions, status }).toEqual({
			error: undefined,
			executions: 1,
			status: 'success',
		});
	});

	it('gives the error that stopped the run', async () => {
		const input = [{ company: 'One' }, { company: 'bad' }];
		const { items, error, status } = await runNode({
			node: example(rows),
			parameters: text,
			input,
		});
		expect(error).toMatchObject({
			message: 'Refused',
			description: 'Choose another name',
			context: { itemIndex: 1 },
		});
		expect({ items, status }).toEqual({ items: [], status: 'error' });
	});

	it('gives the error of a run that could not start', async () => {
		const { error, executions } = await runNode({ node: example(rows) });
		expect(error?.message).toContain('Name');
		expect(executions).toBe(0);
	});

	it('continues on fail in the regular output', async () => {
		const input = [{ company: 'bad' }, { company: 'Two' }];
		const { items, error } = await runNode({
			node: example(rows),
			parameters: text,
			input,
			onError: 'continueRegularOutput',
		});
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.error)).toEqual(['Refused', undefined]);
	});

	it('sends failed items to the error output with the input fields', async () => {
		const input = [{ company: 'bad' }, { company: 'Two' }];
		const { items, errorItems } = await runNode({
			node: example(rows),
			parameters: text,
			input,
			onError: 'continueErrorOutput',
		});
		expect(items.map(({ json }) => json)).toEqual([{ name: 'Two' }]);
		expect(errorItems.map(({ json }) => json)).toEqual([
			{ company: 'bad', error: 'Refused', message: 'Choose another name' },
		]);
	});

	it('counts the executions of Retry On Fail', async () => {
		const { executions } = await runNode({
			node: example(rows),
			parameters: { name: 'bad' },
			retryOnFail: true,
			maxTries: 2,
			waitBetweenTries: 1,
		});
		expect(executions).toBe(2);
	});

	it('stops when the signal is aborted', async () => {
		const abort = new AbortController();
		const running = runNode({
			node: example(wait),
			parameters: { name: 'One' },
			signal: abort.signal,
		});
		await sleep(50);
		abort.abort();
		expect((await running).status).toBe('canceled');
	});

	it('keeps runs in one process apart', async () => {
		const names = Array.from({ length: 20 }, (_, index) => `Company ${index}`);
		const runs = await Promise.all(
			names.map(
				async (company) =>
					await runNode({ node: example(rows), parameters: text, input: [{ company }] }),
			),
		);
		expect(runs.map(({ items }) => items[0]?.json.name)).toEqual(names);
	});
});

describe('credentials', () => {
	it.each([
		[tokenType, 'Bearer secret'],
		[signedType, 'Signed secret'],
	])('signs requests: %#', async (type, authorization) => {
		const { baseUrl, close } = await server();
		const { items, error } = await runNode({
			node: example(request),
			parameters: { name: 'One', credential: type.name },
			credentials: [credential(type, { baseUrl, accessToken: 'secret' })],
		});
		await close();
		expect(error).toBeUndefined();
		expect(items[0]?.json).toEqual({ authorization });
	});

	it('refreshes an expired OAuth2 token once and keeps the rotated one', async () => {
		const { baseUrl, refreshes, close } = await server(['first']);
		const saved = credential(oAuth2Type, {
			baseUrl,
			clientId: 'id',
			clientSecret: 'secret',
			oauthTokenData: { access_token: 'first', refresh_token: 'refresh-1', token_type: 'Bearer' },
		});
		const options = {
			node: example(request),
			parameters: { name: 'One', credential: oAuth2Type.name },
			credentials: [saved],
		};
		const first = await runNode(options);
		const second = await runNode(options);
		await close();
		expect(first.error).toBeUndefined();
		expect([...first.items, ...second.items].map(({ json }) => json)).toEqual(
			Array.from({ length: 6 }, () => ({ authorization: 'Bearer second' })),
		);
		expect(refreshes).toEqual([
			{
				client_id: 'id',
				client_secret: 'secret',
				grant_type: 'refresh_token',
				refresh_token: 'refresh-1',
			},
		]);
		expect(saved.savedTokens).toHaveLength(1);
		expect(saved.data.oauthTokenData).toMatchObject({
			access_token: 'second',
			refresh_token: 'refresh-2',
		});
	});
});

describe('testCredential', () => {
	it.each([
		['good', 'OK', 'Connection successful!'],
		['expired', 'Error', 'Wrong token'],
	])('judges a token that is %s', async (accessToken, status, message) => {
		const { baseUrl, close } = await server(['expired']);
		const result = await testCredential(credential(testedType, { baseUrl, accessToken }));
		await close();
		expect(result).toEqual({ status, message });
	});

	it('says when nothing answers', async () => {
		const data = { baseUrl: 'http://127.0.0.1:1', accessToken: 'good' };
		expect(await testCredential(credential(testedType, data))).toMatchObject({ status: 'Error' });
	});
});

describe('editorMethod', () => {
	const node = example(rows);

	it('shows the method what the user has chosen', async () => {
		const parameters = { name: 'typed' };
		const options = await editorMethod('loadOptions', { node, method: 'names', parameters });
		expect(options).toEqual([{ name: 'typed', value: 'Node' }]);
	});

	it('passes the filter and the page token', async () => {
		const options = { node, method: 'names', filter: 'typed', paginationToken: '2' };
		const { results } = await editorMethod('listSearch', options);
		expect(results).toEqual([{ name: 'typed', value: '2' }]);
	});

	it('names a method that does not exist', async () => {
		const asked = editorMethod('resourceMapping', { node, method: 'fields' });
		await expect(asked).rejects.toThrow('no editor method "fields"');
	});
});
