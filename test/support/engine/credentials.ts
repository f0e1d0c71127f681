import {
	ICredentialsHelper,
	NodeHelpers,
	type Workflow,
	type ICredentials,
	type ICredentialType,
	type ICredentialsExpressionResolveValues,
	type IHttpRequestOptions,
	type IExecuteData,
	type INode,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { addParts, isData, withDefaults, type Json } from './credential-values';
import { oAuth2Properties } from './oauth2-properties';

/** A saved credential, which n8n keeps in its database; here in memory and readable by tests. */
export interface Credential {
	/** n8n shares a token refresh among all users of an ID, so IDs are unique within the process. */
	readonly id: string;
	readonly type: ICredentialType;
	/** The stored data; refreshed OAuth2 tokens appear here under `oauthTokenData`. */
	data: Json;
	/** Every `oauthTokenData` saved by a refresh, oldest first. */
	readonly savedTokens: Json[];
}

let created = 0;

/** Creates a credential for `runNode` and `editorMethod`. Reuse it to keep refreshed tokens. */
export function credential(type: ICredentialType, data: Json): Credential {
	created += 1;
	return { id: `credential-${created}`, type, data: structuredClone(data), savedTokens: [] };
}

/** The `credentials` part of a node: type name → id and name. */
export function nodeCredentials(credentials: Credential[]): INode['credentials'] {
	return Object.fromEntries(
		credentials.map(({ id, type }) => [type.name, { id, name: type.displayName }]),
	);
}

const notUsed = (what: string) => new Error(`${what} is not part of the test engine`);

/** Replaces n8n's own helper, which uses the database: defaults, expressions, signing, saving tokens. */
export class TestCredentialsHelper extends ICredentialsHelper {
	constructor(private readonly credentials: Credential[]) {
		super();
	}

	getParentTypes(name: string): string[] {
		return this.find(name)?.type.extends ?? [];
	}

	isCredentialUsableByNode() {
		return true;
	}

	async authenticate(
		data: Json,
		name: string,
		request: IHttpRequestOptions,
		workflow: Workflow,
		node: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.get(name).type;
		if (typeof authenticate === 'function') return await authenticate(data, request);
		if (authenticate?.type !== 'generic') return request;
		const resolve = (text: string) =>
			workflow.expression.getSimpleParameterValue(
				node,
				text,
				'internal',
				{ $credentials: data },
				undefined,
				'',
			);
		return addParts(request, authenticate.properties, resolve);
	}

	async preAuthentication() {
		return undefined;
	}

	async runPreAuthentication() {
		return undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw notUsed('getCredentials');
	}

	/** A new object each time, as from n8n's database: changes are lost unless saved. */
	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		{ id }: INodeCredentialsDetails,
		name: string,
		mode: WorkflowExecuteMode,
		_executeData?: IExecuteData,
		raw?: boolean,
		run?: ICredentialsExpressionResolveValues,
	): Promise<Json> {
		const found = this.get(name);
		if (found.id !== id) throw new Error(`Credential with ID "${id}" does not exist`);
		const stored = structuredClone(found.data);
		return raw ? stored : withDefaults(this.getCredentialsProperties(name), stored, mode, run);
	}

	async updateCredentials() {
		throw notUsed('updateCredentials');
	}

	async updateCredentialsOauthTokenData(
		_details: INodeCredentialsDetails,
		name: string,
		{ oauthTokenData }: Json,
	) {
		const found = this.get(name);
		const tokens = structuredClone(oauthTokenData);
		if (!isData(tokens)) throw new Error('A refresh saved no tokens');
		found.data = { ...found.data, oauthTokenData: tokens };
		found.savedTokens.push(structuredClone(tokens));
	}

	getCredentialsProperties(name: string): INodeProperties[] {
		if (name === 'oAuth2Api') return oAuth2Properties;
		const { extends: parents = [], properties } = this.get(name).type;
		const all: INodeProperties[] = [];
		for (const parent of parents) {
			NodeHelpers.mergeNodeProperties(all, this.getCredentialsProperties(parent));
		}
		NodeHelpers.mergeNodeProperties(all, properties);
		return all;
	}

	private find(name: string) {
		return this.credentials.find(({ type }) => type.name === name);
	}

	private get(name: string): Credential {
		const found = this.find(name);
		if (!found) throw new Error(`Credential of type "${name}" does not exist`);
		return found;
	}
}
