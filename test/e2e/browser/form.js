// @ts-check
'use strict';
const assert = require('node:assert/strict');
const { connect } = require('../lib/connect');
const { withSandbox } = require('../lib/sandbox');
const { workflowOf } = require('../lib/workflow');
const { withEditor } = require('./browser');
const { drag, openNode, openWorkflow } = require('./editor');

/** @typedef {import('./browser').Visit} Visit */

const ROWS = [{ company: 'Rocket LLC', phone: '+7 900 000-00-00' }, { company: 'Horns LLC' }];

/** Opens a list of the form, searches it and takes the first. @param {Visit} visit @param {string} name @param {string} text @param {string} picture */
async function choose({ page, part, shoot }, name, text, picture) {
	await part(`resource-locator-${name}`).last().locator('[data-test-id="rlc-input"]').click();
	const shown = part('rlc-item').filter({ visible: true });
	await shown.first().waitFor();
	await shoot(picture);
	await part('rlc-search').filter({ visible: true }).last().fill(text);
	const found = shown.filter({ hasText: text });
	await found.first().waitFor();
	await shoot(`${picture}-found`);
	await found.first().click();
	await page.mouse.move(0, 0);
}

/** @param {import('../lib/world').World} world */
const form = (world) =>
	withSandbox({ users: 300, companyFields: 200 }, (sandbox) =>
		withEditor(world, async (visit) => {
			const { page, part, shoot } = visit;
			const credentials = await connect(world.api, sandbox);
			const parameters = { resource: 'company', operation: 'create' };
			const workflow = workflowOf({ rows: ROWS, credentials, parameters });
			await openWorkflow(visit, await world.api.createWorkflow(workflow));
			await openNode(visit, 'amoCRM');
			await page.getByText('Execute previous nodes').click();
			await part('run-data-schema-item').first().waitFor();
			await drag(visit, 'company', part('parameter-input-name'));
			await page.getByText('Companies', { exact: true }).click();
			await choose(visit, 'responsible_user_id', 'Manager 287', 'users');
			await page.getByText('Add Custom Field', { exact: true }).click();
			await choose(visit, 'field_id', 'Field 150', 'fields');
			await part('parameter-input-value').last().locator('input, textarea').first().fill('x');
			await shoot('form');
			await part('node-execute-button').click();
			await part('output-panel').getByText('Rocket LLC').first().waitFor();
			await shoot('created');
			const [first, second] = sandbox.records('companies');
			assert.deepEqual([first?.name, second?.name], ['Rocket LLC', 'Horns LLC']);
			return 'a user of 300, a field of 200, a dragged column';
		}),
	);

module.exports = { name: 'Browser: fill in the form', run: form };
