// @ts-check
'use strict';
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { bulkRun } = require('../../../demo/lib/bulk-run');
const table = require('../../../demo/lib/table');
const { NODE_TYPE, ROOT } = require('../../../scripts/n8n/project');
const { connect } = require('../lib/connect');
const { withSandbox } = require('../lib/sandbox');

const EXAMPLE = path.join(ROOT, 'examples/bulk-create-companies.json');

/** The example that is shipped, over the table of the demo. @param {import('../lib/world').World} world */
const bulk = ({ api, userFolder }) =>
	withSandbox({}, async (sandbox) => {
		fs.copyFileSync(table.FILE, path.join(userFolder, '.n8n-files/companies.csv'));
		const credentials = await connect(api, sandbox);
		/** @type {{ nodes: Array<{ type: string }> }} */
		const example = JSON.parse(fs.readFileSync(EXAMPLE, 'utf8'));
		const nodes = example.nodes.map((node) =>
			node.type === NODE_TYPE ? { ...node, credentials } : node,
		);
		const result = await bulkRun(api, sandbox, await api.createWorkflow({ ...example, nodes }));
		assert.deepEqual(result.differences, []);
		assert.ok(result.rejected.length > 0);
		return `${result.rows} rows: ${result.created} created, ${result.rejected.length} on the error output, equal to the account`;
	});

module.exports = { name: 'Bulk create with bad rows on the error output', run: bulk };
