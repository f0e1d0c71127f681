// @ts-check
'use strict';

const LABEL_WIDTH = 24;
/** A failure of everything must not fill the screen. */
const MOST_LINES = 20;

/** @param {string[]} lines */
const listed = (lines) => [
	...lines.slice(0, MOST_LINES).map((text) => `    ${text}`),
	...(lines.length > MOST_LINES ? [`    and ${lines.length - MOST_LINES} more`] : []),
];

/** @param {string} label @param {string | number} value */
const line = (label, value) =>
	`  ${label.padEnd(LABEL_WIDTH)}${typeof value === 'number' ? value.toLocaleString('en-US') : value}`;

/** @typedef {{ number: number, error: string, message: string }} Rejection */
/**
 * @typedef {object} Result
 * @property {number} rows rows that n8n read from the table
 * @property {number} created items that left through the upper output
 * @property {Rejection[]} rejected
 * @property {number} requests requests the node sent to amoCRM
 * @property {number} maxInAnySecond the most that arrived within any second
 * @property {number} tooMany requests that amoCRM refused because of its limit
 * @property {number} limit what amoCRM allows in a second
 * @property {number} milliseconds time of the execution
 * @property {string[]} differences between the table and what the account holds
 */

/** @param {string[]} differences */
const verdict = ({ length }) => (length === 0 ? 'equal' : `${length} differences`);

/** @param {Result} result @returns {string} the summary, ready to print */
function summary({ rows, created, rejected, differences, ...result }) {
	const seconds = result.milliseconds / 1000;
	const reasons = rejected.map(
		// The item's number counts from 0 and without the header; one way to count is enough.
		({ number, error, message }) =>
			`row ${number}: ${error.replace(/ \[item \d+\]$/, '')}\n      ${message}`,
	);
	return [
		line('Rows in the table', rows),
		line('Companies created', created),
		line('Rows rejected', rejected.length),
		...listed(reasons),
		line('Requests to amoCRM', result.requests),
		line(
			'Most in any second',
			`${result.maxInAnySecond} of the ${result.limit} that amoCRM allows`,
		),
		line('Refused as too many', result.tooMany),
		line('Time', `${seconds.toFixed(1)} s`),
		line('Rows a second', Math.round(rows / seconds)),
		line('Requests a second', `${(result.requests / seconds).toFixed(1)} on average`),
		'',
		`  Compared with what the sandbox holds: ${verdict(differences)}`,
		...listed(differences),
	].join('\n');
}

module.exports = { summary };
