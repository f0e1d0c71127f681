// @ts-check
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const table = require('../../../demo/lib/table');
const { NODE_TYPE, ROOT } = require('../../../scripts/n8n/project');
const { connect } = require('./connect');

const EXAMPLE = path.join(ROOT, 'examples/bulk-create-companies.json');

/**
 * The shipped example, saved in n8n, with the table of the demo in its place and a credential chosen.
 *
 * @param {import('./world').World} world
 * @param {import('./sandbox').Sandbox} sandbox
 */
async function saveExample({ api, userFolder }, sandbox) {
	fs.copyFileSync(table.FILE, path.join(userFolder, '.n8n-files/companies.csv'));
	const credentials = await connect(api, sandbox);
	/** @type {{ nodes: Array<{ type: string }> }} */
	const example = JSON.parse(fs.readFileSync(EXAMPLE, 'utf8'));
	const nodes = example.nodes.map((node) =>
		node.type === NODE_TYPE ? { ...node, credentials } : node,
	);
	return await api.createWorkflow({ ...example, nodes });
}

module.exports = { saveExample };
