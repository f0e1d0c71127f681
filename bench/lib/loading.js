// @ts-check
'use strict';
const { execFile } = require('node:child_process');
const path = require('node:path');
const { promisify } = require('node:util');
const { build, isStale } = require('../../scripts/lib/build');

const root = path.join(__dirname, '../..');
const NODES = {
	ours: [path.join(root, 'dist/nodes/Amocrm/Amocrm.node.js'), 'Amocrm'],
	empty: [path.join(__dirname, 'emptyNode.js'), 'EmptyNode'],
};

/**
 * Builds the package when `dist` is not up to date.
 *
 * @throws {Error} with what the build printed
 */
async function built() {
	if (!isStale()) return;
	const { ok, output } = await build();
	if (!ok) throw new Error(output);
}

/**
 * How long it takes to load the built node or one that does nothing, in a fresh process, in milliseconds.
 *
 * @param {keyof typeof NODES} which
 * @returns {Promise<number>}
 */
async function loadTime(which) {
	const script = path.join(__dirname, 'load.js');
	const { stdout } = await promisify(execFile)(process.execPath, [script, ...NODES[which]]);
	return Number(stdout);
}

module.exports = { built, loadTime };
