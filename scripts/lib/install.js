// @ts-check
const { existsSync, lstatSync, statSync } = require('node:fs');
const path = require('node:path');
const { root, run } = require('./run');

const lock = path.join(root, 'package-lock.json');
const modules = path.join(root, 'node_modules');
const installed = path.join(modules, '.package-lock.json');

/** Whether packages are missing or older than the lock file. */
function isNeeded() {
	// `npm ci` empties the folder first; through a link it would empty somebody else's.
	if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return false;
	return !existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs;
}

/** @returns {Promise<import('./run').Outcome>} */
async function install() {
	return await run('npm', ['ci', '--no-audit', '--no-fund']);
}

module.exports = { install, isNeeded };
