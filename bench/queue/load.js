// @ts-check
'use strict';
const { setTimeout: sleep } = require('node:timers/promises');
const { NODE_TYPE } = require('../../scripts/n8n/project');
const { chained } = require('../../test/e2e/lib/workflow');

/** @typedef {import('../../scripts/n8n/api').Api} Api */
/** @typedef {{ id: string, status: string }} Listed an execution as n8n's list shows it */

const PATH = 'import-companies';
const PATIENCE_SECONDS = 1200;
const UNDER_WAY = ['new', 'running', 'waiting', 'unknown'];

/** @param {number} execution @param {number} row */
const nameOf = (execution, row) => `Company ${execution}-${row}`;

/**
 * A workflow that makes a company of each row that is posted to its address, published.
 *
 * @param {Api} api
 * @param {Record<string, { id: string, name: string }>} credentials
 * @param {Record<string, unknown>} options of the node
 * @returns {Promise<string>} its ID
 */
async function publishImport(api, credentials, options) {
	const workflow = await api.createWorkflow(
		chained([
			{
				name: 'Webhook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				webhookId: PATH,
				parameters: { httpMethod: 'POST', path: PATH, responseMode: 'onReceived', options: {} },
			},
			{
				name: 'Rows',
				type: 'n8n-nodes-base.splitOut',
				parameters: { fieldToSplitOut: 'body.rows', options: {} },
			},
			{
				name: 'amoCRM',
				type: NODE_TYPE,
				credentials,
				onError: 'continueErrorOutput',
				parameters: {
					authentication: 'longLivedToken',
					resource: 'company',
					operation: 'create',
					companies: { company: [{ name: '={{ $json.name }}' }] },
					options,
				},
			},
		]),
	);
	const { versionId } = await api.call('GET', `/workflows/${workflow.id}`);
	await api.call('POST', `/workflows/${workflow.id}/activate`, { versionId });
	return workflow.id;
}

/** Posts the rows of one execution. @param {Api} api @param {number} execution @param {number} rows */
async function post(api, execution, rows) {
	const body = {
		rows: Array.from({ length: rows }, (_, row) => ({ name: nameOf(execution, row) })),
	};
	const response = await fetch(`${api.url}/webhook/${PATH}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	if (!response.ok)
		throw new Error(`The webhook answered ${response.status}: ${await response.text()}`);
}

/** Waits until no execution is under way. @param {Api} api @param {string} workflowId @param {number} count @returns {Promise<Listed[]>} */
async function ended(api, workflowId, count) {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	for (let second = 0; second < PATIENCE_SECONDS; second += 1) {
		const { results } = await api.call('GET', `/executions?filter=${filter}&limit=50`);
		/** @type {Listed[]} */
		const all = results;
		if (all.length >= count && all.every(({ status }) => !UNDER_WAY.includes(status))) return all;
		await sleep(1000);
	}
	throw new Error(`The executions did not end within ${PATIENCE_SECONDS} seconds`);
}

module.exports = { publishImport, post, ended, nameOf };
