// @ts-check
'use strict';
const { randomUUID } = require('node:crypto');
const { NODE_TYPE } = require('../../../scripts/n8n/project');

/** @typedef {import('../../../scripts/n8n/api').Api} Api */
/** @typedef {import('../../../scripts/n8n/api').Execution} Execution */
/** @typedef {import('./connect').Credentials} Credentials */
/** @typedef {{ parameters: Record<string, unknown>, credentials?: Credentials, rows?: Array<Record<string, unknown>>, onError?: string }} Run */

const SPACE = 220;

/** @param {Array<Record<string, unknown> & { name: string }>} nodes one after the other */
const chained = (nodes) => ({
	name: 'Test',
	nodes: nodes.map((node, place) => ({
		id: randomUUID(),
		typeVersion: 1,
		position: [place * SPACE, 0],
		parameters: {},
		...node,
	})),
	connections: Object.fromEntries(
		nodes
			.slice(1)
			.map(({ name }, before) => [
				nodes[before]?.name ?? '',
				{ main: [[{ node: name, type: 'main', index: 0 }]] },
			]),
	),
	settings: { executionOrder: 'v1' },
});

/** Rows as items, made by n8n's own nodes. @param {Array<Record<string, unknown>>} rows */
const source = (rows) => [
	{
		name: 'Table',
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: { mode: 'raw', jsonOutput: JSON.stringify({ rows }), options: {} },
	},
	{
		name: 'Rows',
		type: 'n8n-nodes-base.splitOut',
		parameters: { fieldToSplitOut: 'rows', options: {} },
	},
];

/** The nodes before the one that is tested. @param {Array<Record<string, unknown>>} [rows] */
const before = (rows) => [
	{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
	...(rows ? source(rows) : []),
];

/** A workflow without the node. @param {Array<Record<string, unknown>>} [rows] */
const startOf = (rows) => chained(before(rows));

/** The node in a workflow that starts and gives the rows. @param {Run} run */
const workflowOf = ({ rows, ...node }) =>
	chained([...before(rows), { name: 'amoCRM', type: NODE_TYPE, ...node }]);

/**
 * Runs the amoCRM node in a workflow of its own, once for each row, or once when there are none.
 *
 * @param {Api} api
 * @param {Run} run
 * @returns {Promise<{ created: import('../../../scripts/n8n/api').Item[], rejected: import('../../../scripts/n8n/api').Item[] }>} the two outputs
 * @throws {Error} with what n8n says when the workflow did not end well
 */
async function runAmocrm(api, run) {
	const workflow = await api.createWorkflow(workflowOf(run));
	const execution = await api.runWorkflow(workflow, 'Start');
	if (execution.status !== 'success')
		throw new Error(`The workflow ended with "${execution.status}": ${execution.message}`);
	return { created: execution.outputs('amoCRM', 0), rejected: execution.outputs('amoCRM', 1) };
}

module.exports = { chained, startOf, workflowOf, runAmocrm };
