// @ts-check
'use strict';
const os = require('node:os');
const { markdownTable } = require('./table');

/** @typedef {import('./queue').Result} Result */

/** @type {ReadonlyArray<[string, (result: Result) => string]>} */
const LINES = [
	['rows once in the account', ({ once }) => whole(once)],
	['rows twice', ({ twice }) => whole(twice)],
	['rows missing', ({ missing }) => whole(missing)],
	['rows reported as "may have been created"', ({ uncertain }) => whole(uncertain)],
	['rows reported with another error', ({ refused }) => whole(refused)],
	['rows of executions that n8n lost, not reported', ({ unreported }) => whole(unreported)],
	['executions', ({ statuses }) => statuses],
	['requests', ({ requests }) => whole(requests)],
	[
		'answered 429',
		({ requests, refusedRequests }) => `${((100 * refusedRequests) / requests).toFixed(1)} %`,
	],
	['most in any second', ({ mostInASecond }) => String(mostInASecond)],
	['seconds', ({ seconds }) => whole(Math.round(seconds))],
	['part of the limit', ({ used }) => used.toFixed(2)],
];

/** @param {number} number */
const whole = (number) => number.toLocaleString('en-US');

/** @param {readonly Result[]} results */
const tableOf = (results) =>
	markdownTable(
		['', ...results.map(({ name }) => name)],
		LINES.map(([label, value]) => [label, ...results.map(value)]),
	);

/** @param {{ rows: number, executions: number, workers: number, version: string }} size */
const about = ({ rows, executions, workers, version }) =>
	`Written by \`npm run bench:queue\` on ${new Date().toISOString().slice(0, 10)}: ${os.cpus().length} cores, Node ${process.versions.node}, n8n ${version} with ${workers} workers on Redis and PostgreSQL, ${whole(rows)} companies through ${executions} executions at once, 7 requests a second, 300 ms latency. Where workers are lost, one is killed (SIGKILL) and one is asked to end (SIGTERM) in mid-run.`;

module.exports = { tableOf, about };
