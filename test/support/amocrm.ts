import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { AmocrmAccountOAuth2Api } from '../../credentials/AmocrmAccountOAuth2Api.credentials';
import { AmocrmLongLivedTokenApi } from '../../credentials/AmocrmLongLivedTokenApi.credentials';
import { Amocrm } from '../../nodes/Amocrm/Amocrm.node';
import { startSandbox, type LoggedRequest, type Sandbox, type SandboxOptions } from '../../sandbox';
import { credential, runNode, type Credential, type NodeRun, type RunNodeOptions } from './engine';

export const amocrm = new Amocrm();

/** A saved credential with the sandbox's long-lived token. */
export const tokenFor = ({ url, token }: Pick<Sandbox, 'url' | 'token'>): Credential =>
	credential(new AmocrmLongLivedTokenApi(), { zone: 'custom', baseUrl: url, accessToken: token });

/** A saved OAuth2 credential that was connected to the sandbox. */
export const oAuth2For = (sandbox: Sandbox): Credential =>
	credential(new AmocrmAccountOAuth2Api(), {
		zone: 'custom',
		baseUrl: sandbox.url,
		clientId: sandbox.oauth.clientId,
		clientSecret: sandbox.oauth.clientSecret,
		oauthTokenData: { ...sandbox.oauth.issueTokens() },
	});

/** Runs a test with a sandbox of its own, so that tests can go side by side, and closes it. */
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

export type NodeOptions = Partial<Omit<RunNodeOptions, 'node'>>;

/**
 * Runs the amoCRM node with the sandbox's token, or with the credentials given. Whatever comes of it, no text of it may
 * show a secret or program code.
 */
export async function runAmocrm(sandbox: Pick<Sandbox, 'url' | 'token'>, options: NodeOptions): Promise<NodeRun> {
	const credentials = options.credentials ?? [tokenFor(sandbox)];
	const run = await runNode({ node: amocrm, ...options, credentials });
	expectClean(run, credentials.flatMap(secretsOf));
	return run;
}

/** The texts of a credential that nobody may read; a made-up short token could be part of any sentence. */
const secretsOf = ({ data }: Credential): string[] =>
	[data.accessToken, data.clientSecret, ...Object.values(Object(data.oauthTokenData))].map(String).filter((text) => text.length > 20);

/** Parameters of Account · Get. */
export const accountGet = (included: unknown = []): INodeParameters =>
	parametersOf({ resource: 'account', operation: 'get', with: included });

/** Parameters of Company · Create with the form. */
export const companyForm = (company: IDataObject | IDataObject[], options: IDataObject = {}): INodeParameters =>
	companyCreate({ companies: { company: Array.isArray(company) ? company : [company] }, options });

/** Parameters of Company · Create with raw JSON. */
export const companyJson = (companiesJson: unknown, options: IDataObject = {}): INodeParameters =>
	companyCreate({ jsonParameters: true, companiesJson, options });

const companyCreate = (parameters: Record<string, unknown>) =>
	parametersOf({ resource: 'company', operation: 'create', ...parameters });

// Parameters are JSON in a saved workflow; only n8n's type says less than that.
function parametersOf(parameters: Record<string, unknown>): INodeParameters {
	const saved: INodeParameters = JSON.parse(JSON.stringify(parameters));
	return saved;
}

/** n8n's value of a resource locator. */
export const byName = (value: unknown) => ({ __rl: true, mode: 'name', value });
export const byId = (value: unknown) => ({ __rl: true, mode: 'id', value });
export const fromList = (value: unknown) => ({ __rl: true, mode: 'list', value });

/** One row of the form's custom fields. */
export const fieldValue = (name: string, value: unknown, kind?: string) => ({
	field_id: byName(name),
	value,
	...(kind ? { enum_code: kind } : {}),
});

/** The form's custom fields, from name and value pairs. */
export const customFields = (...fields: Array<[name: string, value: unknown, kind?: string]>) => ({
	field: fields.map((field) => fieldValue(...field)),
});

/** What the sandbox saw of one kind of request. */
export const requests = (sandbox: Sandbox, method: string, path: string): LoggedRequest[] =>
	sandbox.log().filter((request) => request.method === method && request.path === `/api/v4/${path}`);

/** The rows of all creating requests, in the order they were sent, without the node's own request ids. */
export const sentRows = (sandbox: Sandbox): IDataObject[] =>
	requests(sandbox, 'POST', 'companies')
		.flatMap(({ body }) => (Array.isArray(body) ? body : [body]))
		.map((row) => {
			const { request_id: _own, ...rest } = Object(row);
			return rest;
		});

/** Company names in the sandbox, in order of their ids. */
export const storedNames = (sandbox: Sandbox): string[] => sandbox.records('companies').map(({ name }) => name);

/** The company as the API reads it without `with`. */
export function storedCompany(sandbox: Sandbox, id: unknown): IDataObject {
	const record = sandbox.records('companies').find((company) => company.id === id);
	if (!record) throw new Error(`There is no company ${String(id)}`);
	return { ...record, _embedded: { tags: record._embedded.tags } };
}

export const jsonOf = (items: readonly INodeExecutionData[]): IDataObject[] => items.map(({ json }) => json);

/** What a user reads of the error that stopped a run. */
export interface Words {
	message: string;
	description: string;
	item: unknown;
}

/** The error that stopped a run, as the user reads it. */
export function errorOf({ error, items }: NodeRun): Words {
	if (!error) throw new Error(`The run went through: ${JSON.stringify(jsonOf(items))}`);
	const { message, description, context } = error;
	return { message, description: description ?? '', item: context?.itemIndex };
}

/** No text of a run holds a secret or the lines of a stack; only the error's own `stack`, which n8n keeps apart, has lines. */
export function expectClean({ items, errorItems, error, hints }: NodeRun, secrets: readonly string[]): void {
	const { stack = '', message = '', description } = error ?? {};
	const text = JSON.stringify([items, errorItems, hints, { ...error, message, stack: '' }]);
	for (const secret of secrets) {
		expect(text).not.toContain(secret);
		expect(stack).not.toContain(secret);
	}
	expect(text).not.toMatch(/\\n\s+at |node_modules|Bearer /);
	expect(`${message} ${description ?? ''}`).not.toMatch(/undefined|\[object|NaN/);
}
