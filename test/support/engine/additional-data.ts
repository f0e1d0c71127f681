import './environment.js';
import { ExternalSecretsProxy } from 'n8n-core';
import type { IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import { TestCredentialsHelper, type Credential } from './credentials';

const notUsed = (what: string) => async (): Promise<never> =>
	await Promise.reject(new Error(`${what} is not part of the test engine`));

// Expressions such as $execution.resumeUrl use these; an invalid URL breaks every parameter.
const url = (path: string) => `http://localhost:5678/${path}`;

/** What n8n's server passes to an execution: URLs, the credentials helper, and services not used here. */
export function additionalData(credentials: Credential[]): IWorkflowExecuteAdditionalData {
	return {
		credentialsHelper: new TestCredentialsHelper(credentials),
		executionId: '1',
		currentNodeExecutionIndex: 0,
		userId: 'user',
		variables: {},
		externalSecretsProxy: new ExternalSecretsProxy(),
		restApiUrl: url('rest'),
		instanceBaseUrl: url(''),
		formBaseUrl: url('form'),
		formWaitingBaseUrl: url('form-waiting'),
		formTestBaseUrl: url('form-test'),
		webhookBaseUrl: url('webhook'),
		webhookWaitingBaseUrl: url('webhook-waiting'),
		webhookTestBaseUrl: url('webhook-test'),
		mcpBaseUrl: url('mcp'),
		mcpTestBaseUrl: url('mcp-test'),
		logAiEvent: () => undefined,
		executeWorkflow: notUsed('executeWorkflow'),
		getRunExecutionData: notUsed('getRunExecutionData'),
		getRuntimeCredential: notUsed('getRuntimeCredential'),
		startRunnerTask: notUsed('startRunnerTask'),
	};
}
