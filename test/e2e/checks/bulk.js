// @ts-check
'use strict';
const assert = require('node:assert/strict');
const { bulkRun } = require('../../../demo/lib/bulk-run');
const { saveExample } = require('../lib/example');
const { withSandbox } = require('../lib/sandbox');

/** The example that is shipped, over the table of the demo. @param {import('../lib/world').World} world */
const bulk = (world) =>
	withSandbox({}, async (sandbox) => {
		const workflow = await saveExample(world, sandbox);
		const result = await bulkRun(world.api, sandbox, workflow);
		assert.deepEqual(result.differences, []);
		assert.ok(result.rejected.length > 0);
		return `${result.rows} rows: ${result.created} created, ${result.rejected.length} on the error output, equal to the account`;
	});

module.exports = { name: 'Bulk create with bad rows on the error output', run: bulk };
