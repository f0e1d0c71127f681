// @ts-check
'use strict';
const { startOf } = require('../lib/workflow');

/** @typedef {import('./browser').Visit} Visit */

/** The panel that nodes are added from takes what is typed a moment after it has come. */
const SEARCH_MS = 500;

/**
 * Opens the panel behind the plus of the last node and searches it.
 *
 * @param {Visit} visit
 * @param {string} text
 * @returns {Promise<string[]>} the names found, best first
 */
async function searchNodes({ page, part }, text) {
	const search = page.locator(
		'[data-test-id="node-creator-search-bar"], input[placeholder*="Search"]',
	);
	if (!(await search.first().isVisible())) await part('canvas-handle-plus').last().click();
	await search.first().waitFor();
	await page.waitForTimeout(SEARCH_MS);
	await page.keyboard.press('ControlOrMeta+A');
	await page.keyboard.type(text);
	await page.waitForTimeout(SEARCH_MS);
	return await part('node-creator-item-name').allInnerTexts();
}

/** Opens a workflow. @param {Visit} visit @param {{ id: string }} workflow */
async function openWorkflow({ page, part, world }, { id }) {
	await page.goto(`${world.api.url}/workflow/${id}`);
	await part('canvas-node').first().waitFor();
}

/**
 * A workflow that a node can be added to: it starts, and gives rows if there are some.
 *
 * @param {Visit} visit
 * @param {Array<Record<string, unknown>>} [rows]
 */
async function newWorkflow(visit, rows) {
	const workflow = await visit.world.api.createWorkflow(startOf(rows));
	await openWorkflow(visit, workflow);
	return workflow;
}

/** Adds the node with one of its actions and leaves it open. @param {Visit} visit @param {string} action */
async function addNode(visit, action) {
	await searchNodes(visit, 'amocrm');
	await visit.part('node-creator-item-name').first().click();
	await visit.page.getByText(action, { exact: true }).first().click();
	await visit.part('ndv').waitFor();
}

/** @param {Visit} visit @param {string} name of a node */
async function openNode({ page }, name) {
	await page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick();
	await page.mouse.move(0, 0);
}

/** Runs the workflow, waits for its end and puts the message about it away. @param {Visit} visit */
async function execute({ page, part }) {
	await part('execute-workflow-button').first().click();
	const message = page.locator('.el-notification');
	await message.waitFor();
	await message.locator('.el-notification__closeBtn').click();
	await message.waitFor({ state: 'detached' });
}

module.exports = { searchNodes, openWorkflow, newWorkflow, addNode, openNode, execute };
