// @ts-check
'use strict';

/**
 * @typedef {object} Scenario
 * @property {string} name
 * @property {Record<string, unknown>} options of the node
 * @property {boolean} loss whether one worker is killed and one is asked to end in mid-run
 * @property {boolean} again whether somebody runs the executions again that n8n lost
 */

const usual = { return: 'ids', batchSize: 50 };

/** @type {readonly Scenario[]} */
const SCENARIOS = [
	{ name: 'nothing happens', options: usual, loss: false, again: false },
	{ name: 'workers are lost', options: usual, loss: true, again: false },
	{
		name: 'workers are lost; lost executions are run again, with Skip Existing',
		options: { ...usual, skipExisting: 'name' },
		loss: true,
		again: true,
	},
];

module.exports = { SCENARIOS };
