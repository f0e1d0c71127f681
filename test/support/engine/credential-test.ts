import {
	NodeConnectionTypes,
	type ICredentialTestRequest,
	type INodeCredentialTestResult,
	type INodeType,
} from 'n8n-workflow';
import { type Credential } from './credentials';
import { runNode, type NodeRun } from './run-node';

/** The node that n8n makes up for the test: one request, signed with the credential. */
function requester(type: string, { request }: ICredentialTestRequest): INodeType {
	return {
		description: {
			displayName: 'Test',
			name: 'test',
			group: ['input'],
			version: 1,
			description: '',
			defaults: {},
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: type, required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request } },
			],
		},
	};
}

function verdict({ rules = [] }: ICredentialTestRequest, run: NodeRun): INodeCredentialTestResult {
	const body = run.items[0]?.json ?? {};
	const broken = rules.find(({ type, properties }) =>
		type === 'responseCode'
			? run.error?.httpCode === String(properties.value)
			: !run.error && body[properties.key] === properties.value,
	);
	if (broken) return { status: 'Error', message: broken.properties.message };
	if (run.error) return { status: 'Error', message: run.error.message };
	return { status: 'OK', message: 'Connection successful!' };
}

/** Clicks the credential's Test button: sends its `test` request and applies its rules to the answer. */
export async function testCredential(credential: Credential): Promise<INodeCredentialTestResult> {
	const { name, test } = credential.type;
	if (!test) throw new Error(`Credential "${name}" has no test`);
	const node = requester(name, test);
	return verdict(test, await runNode({ node, credentials: [credential] }));
}
