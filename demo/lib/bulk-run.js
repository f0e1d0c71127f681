// @ts-check
'use strict';
const { setTimeout: sleep } = require('node:timers/promises');
const { compare } = require('./compare');
const table = require('./table');

/** Names of the nodes in the example workflow. */
const TRIGGER = 'Start';
const ROWS = 'Rows';
const NODE = 'amoCRM';

const PAUSE_MS = 1_100;
const TOO_MANY_REQUESTS = 429;

/** @typedef {import('../../sandbox').Sandbox} Sandbox */
/** @typedef {import('../../scripts/n8n/api').Execution} Execution */

/** @param {{ item: number } | number | undefined} pairedItem */
const pairedIndex = (pairedItem) =>
	typeof pairedItem === 'object' ? pairedItem.item : (pairedItem ?? -1);

/** @param {Execution} execution @returns {import('./report').Rejection[]} */
const rejections = (execution) =>
	execution.outputs(NODE, 1).map(({ json, pairedItem }) => ({
		number: table.rowNumber(pairedIndex(pairedItem)),
		error: String(json.error ?? 'no reason is given'),
		message: String(json.message ?? ''),
	}));

/**
 * What the comparison has to know of the account, asked for the way anybody would.
 *
 * @param {Sandbox} sandbox
 * @returns {Promise<import('./compare').Account>}
 */
async function accountOf({ url, token }) {
	// The workflow has used up what may be asked within a second.
	await sleep(PAUSE_MS);
	const get = async (/** @type {string} */ route) => {
		const response = await fetch(`${url}/api/v4/${route}`, {
			headers: { authorization: `Bearer ${token}` },
		});
		if (!response.ok) throw new Error(`The sandbox refused ${route} (${response.status})`);
		const answer = JSON.parse(await response.text());
		return answer._embedded;
	};
	const { datetime_settings } = await get('account?with=datetime_settings');
	const { users } = await get('users?limit=250');
	/** @type {Map<number, string>} */
	const names = new Map(
		users.map((/** @type {{ id: number, name: string }} */ { id, name }) => [id, name]),
	);
	return { userName: (id) => names.get(id) ?? String(id), timezone: datetime_settings.timezone };
}

/** A row of the table has texts only. @param {Record<string, unknown>} json @returns {Record<string, string>} */
const textsOf = (json) =>
	Object.fromEntries(Object.entries(json).map(([column, value]) => [column, String(value ?? '')]));

/**
 * Runs the example workflow and compares what came out with what the sandbox holds.
 *
 * @param {import('../../scripts/n8n/api').Api} api
 * @param {Sandbox} sandbox empty so far
 * @param {import('../../scripts/n8n/api').Workflow} workflow as saved in n8n
 * @returns {Promise<Omit<import('./report').Result, 'limit'>>}
 */
async function bulkRun(api, sandbox, workflow) {
	const before = sandbox.stats().requests;
	const execution = await api.runWorkflow(workflow, TRIGGER);
	if (execution.status !== 'success')
		throw new Error(`The workflow ended with "${execution.status}": ${execution.message}`);
	const { requests, maxInAnySecond, status } = sandbox.stats();

	const rows = execution
		.outputs(ROWS)
		.map(({ json }, index) => ({ row: textsOf(json), number: table.rowNumber(index) }));
	const created = execution.outputs(NODE, 0);
	const rejected = rejections(execution);
	const numbers = rejected.map(({ number }) => number);
	const differences = [
		...table.tableDifferences(
			rows.map(({ row }) => row),
			numbers,
		),
		...(created.length + rejected.length === rows.length
			? []
			: ['not every row left the node exactly once']),
		...compare(
			rows.filter(({ number }) => !numbers.includes(number)),
			rows.filter(({ number }) => numbers.includes(number)),
			sandbox.records('companies'),
			await accountOf(sandbox),
		),
	];
	return {
		rows: rows.length,
		created: created.length,
		rejected,
		requests: requests - before,
		maxInAnySecond,
		tooMany: status[TOO_MANY_REQUESTS] ?? 0,
		milliseconds: execution.milliseconds,
		differences,
	};
}

module.exports = { bulkRun };
