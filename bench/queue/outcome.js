// @ts-check
'use strict';
const { nameOf } = require('./load');

/** @typedef {import('../../scripts/n8n/api').Item} Item */
/** @typedef {{ status: string, created: Item[], rejected: Item[] }} Ended one execution */
/**
 * @typedef {object} Outcome how many rows
 * @property {number} once exist in the account exactly once
 * @property {number} twice exist more than once
 * @property {number} missing do not exist
 * @property {number} uncertain came out with an error that says the record may exist
 * @property {number} refused came out with another error
 * @property {number} unreported neither as a record nor as an error, since n8n lost the execution
 */

/** The executions of which rows are missing. @param {readonly string[]} stored names @param {number} count @param {number} rows */
function incomplete(stored, count, rows) {
	const known = new Set(stored);
	return Array.from({ length: count }, (_, execution) => execution).filter((execution) =>
		Array.from({ length: rows }, (_, row) => nameOf(execution, row)).some(
			(name) => !known.has(name),
		),
	);
}

/** What each row of all executions became. @param {readonly Ended[]} executions @param {number} count @param {number} rows @param {readonly string[]} stored names @returns {Outcome} */
function outcomeOf(executions, count, rows, stored) {
	/** @type {Map<string, number>} */
	const times = new Map();
	for (const name of stored) times.set(name, (times.get(name) ?? 0) + 1);
	const all = Array.from({ length: count }, (_, execution) =>
		Array.from({ length: rows }, (__, row) => times.get(nameOf(execution, row)) ?? 0),
	).flat();
	const errors = executions.flatMap(({ rejected }) =>
		rejected.map(({ json }) => String(json.error)),
	);
	const uncertain = errors.filter((error) => /may (have been|exist)/.test(error)).length;
	const reported = executions.reduce((sum, { created }) => sum + created.length, 0) + errors.length;
	return {
		once: all.filter((found) => found === 1).length,
		twice: all.filter((found) => found > 1).length,
		missing: all.filter((found) => found === 0).length,
		uncertain,
		refused: errors.length - uncertain,
		unreported: Math.max(0, count * rows - reported),
	};
}

module.exports = { incomplete, outcomeOf };
