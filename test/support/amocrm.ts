import fastify from 'fastify';
import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	NodeParameterValue,
} from 'n8n-workflow';

import { AmocrmAccountOAuth2Api } from '../../credentials/AmocrmAccountOAuth2Api.credentials';
import { AmocrmLongLivedTokenApi } from '../../credentials/AmocrmLongLivedTokenApi.credentials';
import { Amocrm } from '../../nodes/Amocrm/Amocrm.node';
import { startSandbox, type LoggedRequest, type Sandbox, type SandboxOptions } from '../../sandbox';
import { credential, runNode, type Credential, type NodeRun, type RunNodeOptions } from './engine';

export const amocrm = new Amocrm();

/** A saved credential with the sandbox's long-lived token. */
export const tokenFor = ({ url, token }: Pick<Sandbox, 'url' | 'token'>): Credential =>
	credential(new AmocrmLongLivedTokenApi(), { zone: 'custom', baseUrl: url, accessToken: token });

/** A saved OAuth2 credential that is connected to the sandbox. */
export const oAuth2For = (sandbox: Sandbox): Credential =>
	credential(new AmocrmAccountOAuth2Api(), {
		zone: 'custom',
		baseUrl: sandbox.url,
		clientId: sandbox.oauth.clientId,
		clientSecret: sandbox.oauth.clientSecret,
		oauthTokenData: { ...sandbox.oauth.issueTokens() },
	});

/** Runs a test with its own sandbox, so that tests can run in parallel, and closes it. */
export async function withSandbox<T>(
	options: Partial<SandboxOptions>,
	test: (sandbox: Sandbox) => Promise<T>,
): Promise<T> {
	const sandbox = await startSandbox(options);
	try {
		return await test(sandbox);
	} finally {
		await sandbox.close();
	}
}

/** An answer of a server other than the sandbox. */
export interface FakeAnswer {
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
}

/** A request to such a server. */
export interface FakeRequest {
	method: string;
	path: string;
	query: URLSearchParams;
	body: unknown;
}

export interface FakeServer {
	url: string;
	token: string;
	/** `METHOD /path` of every request, in order. */
	seen: string[];
}

/** Runs a test with a server that answers as the test says, for behavior that no faithful stand-in of amoCRM would have. */
export async function withFakeServer<T>(
	answer: (request: FakeRequest) => FakeAnswer,
	test: (server: FakeServer) => Promise<T>,
): Promise<T> {
	const app = fastify({ forceCloseConnections: true });
	const seen: string[] = [];
	app.all('/*', async ({ method, url, body }, reply) => {
		const [path = ''] = url.split('?');
		seen.push(`${method} ${path}`);
		const {
			status = 200,
			headers = {},
			body: text = '',
		} = answer({
			method,
			path,
			query: new URL(url, 'http://amocrm').searchParams,
			body,
		});
		return await reply.code(status).headers(headers).send(text);
	});
	const url = await app.listen({ host: '127.0.0.1', port: 0 });
	try {
		return await test({ url, token: 'a-long-lived-token-of-the-fake-server', seen });
	} finally {
		await app.close();
	}
}

/**
 * Runs something that waits a lot, with an accelerated clock. The clock applies to the whole file, so do not use it with
 * `it.concurrent`.
 */
export async function hurried<T>(run: () => Promise<T>): Promise<T> {
	jest.useFakeTimers({
		doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'clearImmediate'],
	});
	try {
		const state = { done: false };
		const running = run().finally(() => {
			state.done = true;
		});
		while (!state.done) await jest.advanceTimersByTimeAsync(50);
		return await running;
	} finally {
		// Pending timers of this clock would never fire.
		await jest.advanceTimersByTimeAsync(1000);
		jest.useRealTimers();
	}
}

/** Any JSON object; n8n's types for parameters and items allow fewer values than its engine. */
export type Json = Record<string, unknown>;

export interface NodeOptions extends Partial<Omit<RunNodeOptions, 'node' | 'parameters'>> {
	parameters?: Json;
}

/**
 * Runs the amoCRM node with the sandbox's token or the given credentials. Fails if any text shows a secret or program
 * code.
 */
export async function runAmocrm(
	sandbox: Pick<Sandbox, 'url' | 'token'>,
	{ parameters = {}, credentials = [tokenFor(sandbox)], ...settings }: NodeOptions,
): Promise<NodeRun> {
	const run = await runNode({
		node: amocrm,
		parameters: saved(parameters),
		credentials,
		...settings,
	});
	expectClean(run, credentials.flatMap(secretsOf));
	return run;
}

/** One input item per value, under the key `value`. */
export const itemsOf = (values: readonly unknown[]): IDataObject[] =>
	values.map((value) => JSON.parse(JSON.stringify({ value })));

function saved(parameters: Json): INodeParameters {
	const workflow: INodeParameters = JSON.parse(JSON.stringify(parameters));
	return workflow;
}

/** The secret texts of a credential; short made-up tokens could be part of any sentence. */
const secretsOf = ({ data }: Credential): string[] =>
	[data.accessToken, data.clientSecret, ...Object.values(Object(data.oauthTokenData))]
		.map(String)
		.filter((text) => text.length > 20);

/** Parameters of Account · Get. */
export const accountGet = (included: unknown = []): INodeParameters =>
	saved({ resource: 'account', operation: 'get', with: included });

/** Parameters of Company · Create with the form; each field is put where the form has it. */
export function companyForm(company: Json | Json[], options: Json = {}): INodeParameters {
	const rows = Array.isArray(company) ? company : [company];
	return companyCreate({ companies: { company: rows.map(inForm) }, options });
}

/** Fields that are not at the top level of the form are under 'Additional Fields'. */
function inForm(row: Json): Json {
	const isOpen = ([name]: [string, unknown]) => openFields.has(name);
	const additional = Object.entries(row).filter((field) => !isOpen(field));
	return {
		...Object.fromEntries(Object.entries(row).filter(isOpen)),
		additionalFields: Object.fromEntries(additional),
	};
}

const openFields = new Set(
	amocrm.description.properties
		.filter(({ name }) => name === 'companies')
		.flatMap(({ options = [] }) => options)
		.flatMap((collection) => ('values' in collection ? collection.values : []))
		.map(({ name }) => name),
);

/** Parameters of Company · Create with raw JSON. */
export const companyJson = (companiesJson: unknown, options: Json = {}): INodeParameters =>
	companyCreate({ jsonParameters: true, companiesJson, options });

const companyCreate = (parameters: Json) =>
	saved({ resource: 'company', operation: 'create', ...parameters });

const locator =
	<Mode extends string>(mode: Mode) =>
	(value: Exclude<NodeParameterValue, boolean>) => ({ __rl: true as const, mode, value });

/** n8n's value of a resource locator. */
export const byName = locator('name');
export const byId = locator('id');
export const fromList = locator('list');

/** One row of the form's custom fields. */
export const fieldValue = (name: string, value: NodeParameterValue, kind?: string) => ({
	field_id: byName(kind ? `${name} (${kind})` : name),
	value,
});

/** The form's custom fields from name and value pairs. */
export const customFields = (
	...fields: Array<[name: string, value: NodeParameterValue, kind?: string]>
) => ({
	field: fields.map((field) => fieldValue(...field)),
});

/** The sandbox's requests of one kind. */
export const requests = (sandbox: Sandbox, method: string, path: string): LoggedRequest[] =>
	sandbox
		.log()
		.filter((request) => request.method === method && request.path === `/api/v4/${path}`);

/** Whether only reading requests were sent. */
export const sentNothing = (sandbox: Sandbox): boolean =>
	sandbox.log().every(({ method }) => method === 'GET');

/** The rows of all creating requests in order, without the node's own request IDs. */
export const sentRows = (sandbox: Sandbox): IDataObject[] =>
	requests(sandbox, 'POST', 'companies')
		.flatMap(({ body }) => (Array.isArray(body) ? body : [body]))
		.map((row) => withoutRequestId(Object(row)));

export const withoutRequestId = (row: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'request_id'));

/** Company names in the sandbox, ordered by ID. */
export const storedNames = (sandbox: Sandbox): string[] =>
	sandbox.records('companies').map(({ name }) => name);

/** The company as the API returns it without `with`. */
export function storedCompany(sandbox: Sandbox, id: unknown): IDataObject {
	const record = sandbox.records('companies').find((company) => company.id === id);
	if (!record) throw new Error(`There is no company ${String(id)}`);
	return { ...record, _embedded: { tags: record._embedded.tags } };
}

export const jsonOf = (items: readonly INodeExecutionData[]): IDataObject[] =>
	items.map(({ json }) => json);

/** What a user sees of the error that stopped a run. */
export interface Words {
	message: string;
	description: string;
	item: unknown;
}

/** The error that stopped a run, as the user sees it. */
export function errorOf({ error, items }: NodeRun): Words {
	if (!error) throw new Error(`The run went through: ${JSON.stringify(jsonOf(items))}`);
	const { message, description, context } = error;
	return { message, description: description ?? '', item: context?.itemIndex };
}

/** No text of a run may contain a secret or a stack trace, except the error's own `stack`, which n8n keeps separate. */
export function expectClean(
	{ items, errorItems, error, hints }: NodeRun,
	secrets: readonly string[],
): void {
	const { stack = '', message = '', description } = error ?? {};
	const text = JSON.stringify([items, errorItems, hints, { ...error, message, stack: '' }]);
	for (const secret of secrets) {
		expect(text).not.toContain(secret);
		expect(stack).not.toContain(secret);
	}
	expect(text).not.toMatch(/\\n\s+at |node_modules|Bearer /);
	expect(`${message} ${description ?? ''}`).not.toMatch(/"undefined"| undefined\b|\[object|NaN/);
}
