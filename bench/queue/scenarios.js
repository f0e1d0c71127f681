// @ts-check
'use strict';

/**
 * @typedef {object} Scenario
 * @property {string} name
 * @property {number} maxStalled n8n's QUEUE_WORKER_MAX_STALLED_COUNT
 * @property {Record<string, unknown>} options of the node
 * @property {boolean} loss whether one worker is killed and one is asked to end in mid-run
 */

const usual = { return: 'ids', batchSize: 50 };

/** @type {readonly Scenario[]} */
const SCENARIOS = [
	{ name: 'nothing happens', maxStalled: 1, options: usual, loss: false },
	{
		name: 'workers are lost; lost executions start anew, with Skip Existing',
		maxStalled: 1,
		options: { ...usual, skipExisting: 'name' },
		loss: true,
	},
	{ name: 'workers are lost; nothing starts anew', maxStalled: 0, options: usual, loss: true },
];

module.exports = { SCENARIOS };
