// @ts-check
'use strict';
const { step } = require('../../../scripts/n8n/progress');
const { withN8n } = require('./world');

/** @typedef {import('../../../scripts/n8n/lines').Line} Line */
/** @typedef {import('../checks').Check} Check */
/** @typedef {{ check: string, result: 'passed' | 'failed' | 'left out', note: string }} Outcome */
/** @typedef {{ line: Line, node: string, outcomes: Outcome[] }} LineResult */

/** @param {Check} check @param {import('./world').World} world @returns {Promise<Outcome>} */
async function outcomeOf({ name, run, lines }, world) {
	if (lines && !lines.includes(world.line.name))
		return { check: name, result: 'left out', note: '' };
	const before = world.output().length;
	try {
		const note = await step(name, () => run(world));
		return { check: name, result: 'passed', note };
	} catch (error) {
		// Written into the table; the checks after it still run.
		const why = error instanceof Error ? error.message : String(error);
		return {
			check: name,
			result: 'failed',
			note: `n8n ${world.line.version}, ${name}: ${why}\n${world.output().slice(before).trim()}`,
		};
	}
}

/**
 * All checks in one line of n8n. An n8n that cannot be installed or started fails them all.
 *
 * @param {Line} line
 * @param {string} tarball
 * @param {readonly Check[]} checks
 * @returns {Promise<LineResult>}
 */
async function outcomesOf(line, tarball, checks) {
	console.log(`\nn8n ${line.version}`);
	try {
		return await withN8n(line, tarball, async (world) => {
			/** @type {Outcome[]} */
			const outcomes = [];
			for (const check of checks) outcomes.push(await outcomeOf(check, world));
			return { line, node: world.node, outcomes };
		});
	} catch (error) {
		// The other lines are still worth knowing.
		const note = error instanceof Error ? error.message : String(error);
		return {
			line,
			node: '–',
			outcomes: checks.map(({ name }) => ({ check: name, result: 'failed', note })),
		};
	}
}

module.exports = { outcomesOf };
