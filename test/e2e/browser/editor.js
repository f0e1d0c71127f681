// @ts-check
'use strict';
const { startOf } = require('../lib/workflow');

/** @typedef {import('./browser').Visit} Visit */

/** The editor takes a moment until it follows what one does. */
const FOLLOW_MS = 500;

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
	await page.waitForTimeout(FOLLOW_MS);
	await page.keyboard.press('ControlOrMeta+A');
	await page.keyboard.type(text);
	await page.waitForTimeout(FOLLOW_MS);
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

/** How often a column is dragged until the editor has taken it. */
const TRIES = 3;

/**
 * Drags a column of the input into a field, as a hand does, and again if the editor has not taken it.
 *
 * @param {Visit} visit
 * @param {string} column
 * @param {import('playwright-core').Locator} field
 */
async function drag(visit, column, field) {
	for (let turn = 0; turn < TRIES; turn += 1) {
		await dragOnce(visit, column, field);
		await visit.page.waitForTimeout(FOLLOW_MS);
		if ((await field.innerText()).includes(column)) return;
	}
	throw new Error(`"${column}" does not stay in its field`);
}

/** @param {Visit} visit @param {string} column @param {import('playwright-core').Locator} field */
async function dragOnce({ page, part }, column, field) {
	const row = part('run-data-schema-item').filter({ hasText: column }).first();
	const from = await row.locator('[data-target="mappable"]').boundingBox();
	if (!from) throw new Error(`"${column}" cannot be seen`);
	await page.mouse.move(from.x + 5, from.y + 5);
	await page.mouse.down();
	await page.mouse.move(from.x + 50, from.y + 50, { steps: 5 });
	// Only now: the editor makes room while something is dragged.
	await field.evaluate((element) => element.scrollIntoView({ block: 'center' }));
	const to = await field.boundingBox();
	if (!to) throw new Error(`The field for "${column}" cannot be seen`);
	await page.mouse.move(to.x + 20, to.y + 5, { steps: 20 });
	await page.mouse.move(to.x + 30, to.y + 8);
	await page.mouse.up();
}

/** Runs the workflow, waits for its end and puts the message about it away. @param {Visit} visit */
async function execute({ page, part }) {
	await part('execute-workflow-button').first().click();
	const message = page.locator('.el-notification');
	await message.waitFor();
	await message.locator('.el-notification__closeBtn').click();
	await message.waitFor({ state: 'detached' });
}

module.exports = { searchNodes, openWorkflow, newWorkflow, addNode, openNode, drag, execute };
