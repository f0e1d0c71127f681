// @ts-check
'use strict';
const assert = require('node:assert/strict');
const { saveExample } = require('../lib/example');
const { withSandbox } = require('../lib/sandbox');
const { withEditor } = require('./browser');
const { execute, openNode, openWorkflow } = require('./editor');

/** What stands in the table and must not become a company. */
const MISSPELT = 'Мария Смирнва';

/** @param {import('../lib/world').World} world */
const rows = (world) =>
	withSandbox({}, (sandbox) =>
		withEditor(world, async (visit) => {
			const { page, part, shoot } = visit;
			const workflow = await saveExample(world, sandbox);
			await openWorkflow(visit, workflow);
			await execute(visit);
			await shoot('workflow');
			await openNode(visit, 'Rejected');
			const output = part('output-panel');
			await output.getByText(`there is no user "${MISSPELT}"`).first().waitFor();
			await shoot('rejected');
			await page.keyboard.press('Escape');
			await openNode(visit, 'amoCRM');
			await output.locator('[data-test-id="radio-button-schema"]').click();
			await shoot('node');
			const created = sandbox.records('companies').length;
			assert.ok(created > 0);
			assert.match(await output.innerText(), new RegExp(`\\b${created}\\b`));
			return `${created} created, the others with their reasons`;
		}),
	);

module.exports = { name: 'Browser: rows with errors', run: rows };
