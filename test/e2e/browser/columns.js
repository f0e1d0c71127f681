// @ts-check
'use strict';
const assert = require('node:assert/strict');
const { connect } = require('../lib/connect');
const { withSandbox } = require('../lib/sandbox');
const { workflowOf } = require('../lib/workflow');
const { withEditor } = require('./browser');
const { drag, openNode, openWorkflow } = require('./editor');

const ROWS = [
	{ company: 'Rocket LLC', mobile: '+7 900 000-00-01' },
	{ company: 'Horns LLC', mobile: '+7 900 000-00-02' },
];
const MOBILE = '[data-test-id^="parameter-input-"][data-test-id$=":MOB"]';

/** @param {import('../lib/world').World} world */
const columns = (world) =>
	withSandbox({}, (sandbox) =>
		withEditor(world, async (visit) => {
			const { page, part, shoot } = visit;
			const credentials = await connect(world.api, sandbox);
			const parameters = { resource: 'company', operation: 'create' };
			const workflow = workflowOf({ rows: ROWS, credentials, parameters });
			await openWorkflow(visit, await world.api.createWorkflow(workflow));
			await openNode(visit, 'amoCRM');
			await page.getByText('Execute previous nodes').click();
			await part('run-data-schema-item').first().waitFor();
			await part('parameter-input-inputMode').click();
			await page.getByRole('option', { name: 'Map Columns' }).click();
			const mapper = part('resource-mapper-container');
			await drag(visit, 'company', mapper.locator('[data-test-id="parameter-input-name"]'));
			await page.getByText('Values', { exact: true }).click();
			const phone = mapper.locator(MOBILE);
			await drag(visit, 'mobile', phone);
			await page.getByText('Values', { exact: true }).click();
			await shoot('columns');
			await part('node-execute-button').click();
			await part('output-panel').getByText('Rocket LLC').first().waitFor();
			// Nothing but the two columns: the editor fills in some kinds of fields that nobody has touched.
			const stored = sandbox.records('companies').map(({ name, custom_fields_values: fields }) => ({
				company: name,
				values: (fields ?? []).flatMap(({ values }) => values.map(({ value }) => value)),
			}));
			const wanted = ROWS.map(({ company, mobile }) => ({ company, values: [mobile] }));
			assert.deepEqual(stored, wanted);
			return 'two columns dragged, two companies';
		}),
	);

module.exports = { name: 'Browser: map columns', run: columns };
