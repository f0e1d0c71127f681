// @ts-check
'use strict';
const assert = require('node:assert/strict');
const { connect } = require('../lib/connect');
const { withSandbox } = require('../lib/sandbox');
const { workflowOf } = require('../lib/workflow');
const { withEditor } = require('./browser');
const { openNode, openWorkflow } = require('./editor');

/** What is opened, and a label that its form shows. @type {ReadonlyArray<[resource: string, operation: string, label: string]>} */
const FORMS = [
	['account', 'get', 'Include'],
	['call', 'create', 'Direction'],
	['company', 'changeTags', 'Tag Names or IDs'],
	['company', 'get', 'Simplify'],
	['company', 'link', 'Linked Record'],
	['event', 'getAll', 'Filters'],
	['lead', 'getAll', 'Filters'],
	['lossReason', 'delete', 'Loss Reason'],
	['note', 'create', 'Note Type'],
	['note', 'getAll', 'Linked To'],
	['note', 'pin', 'Linked To'],
	['salesbot', 'run', 'Record Type'],
	['talk', 'close', 'Talk'],
	['task', 'complete', 'Result'],
	['task', 'create', 'Due'],
];

/** Opens the form of an operation and takes its picture. @param {import('../lib/world').World} world */
const forms = (world) =>
	withSandbox({ leads: 3 }, (sandbox) =>
		withEditor(world, async (visit) => {
			const { page, part, shoot } = visit;
			const credentials = await connect(world.api, sandbox);
			for (const [resource, operation, label] of FORMS) {
				const parameters = { resource, operation };
				const workflow = workflowOf({ credentials, parameters });
				await openWorkflow(visit, await world.api.createWorkflow(workflow));
				await openNode(visit, 'amoCRM');
				await part('ndv').or(page.locator('[data-test-id="ndv-modal"]')).first().waitFor();
				await page.getByText(label, { exact: false }).first().waitFor();
				await shoot(`form-${resource}-${operation}`);
				assert.equal(await page.getByText('not supported').count(), 0, `${resource} ${operation}`);
			}
			return `${FORMS.length} forms opened`;
		}),
	);

module.exports = { name: 'Browser: open the forms', run: forms };
