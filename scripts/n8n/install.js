// @ts-check
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { withNode } = require('./node');
const { npm } = require('./processes');
const { CACHE } = require('./project');

/** @typedef {import('./lines').Line} Line */

/** @param {string} version */
const manifest = (version) => ({
	name: 'amocrm-n8n',
	private: true,
	dependencies: { n8n: version },
	overrides: {
		// n8n takes this one package from a web address instead of npm; npm has the same library.
		xlsx: 'npm:xlsx@0.18.5',
		// The releases after this one ask for a package that cannot be had everywhere.
		linkedom: '0.18.12',
	},
});

/** The only package whose own script n8n needs here: the database driver, compiled or fetched at the very end. */
const DRIVER = 'sqlite3';
const NEEDED = ['n8n/bin/n8n', 'n8n/package.json', 'sqlite3/build/Release/node_sqlite3.node'];

/** @param {Line} line @returns {string} where it is installed unless told otherwise */
const folderOf = ({ version }) => path.join(CACHE, `n8n-${version}`);

/** @param {Line} line @param {string} folder */
function isInstalled({ version }, folder) {
	const modules = path.join(folder, 'node_modules');
	if (!NEEDED.every((file) => fs.existsSync(path.join(modules, file)))) return false;
	// npm writes this file when everything else is in its place.
	if (!fs.existsSync(path.join(modules, '.package-lock.json'))) return false;
	return (
		JSON.parse(fs.readFileSync(path.join(modules, 'n8n/package.json'), 'utf8')).version === version
	);
}

/**
 * Installs n8n without the scripts of its packages, but for the one of its database driver.
 *
 * @param {Line} line
 * @param {string} folder
 * @param {string} node the program n8n will run on
 */
async function install(line, folder, node) {
	const place = { cwd: folder, env: withNode(node) };
	fs.mkdirSync(folder, { recursive: true });
	fs.writeFileSync(
		path.join(folder, 'package.json'),
		JSON.stringify(manifest(line.version), null, 2),
	);
	await npm(['install', '--ignore-scripts', '--no-audit', '--no-fund'], place);
	await npm(['rebuild', '--ignore-scripts=false', DRIVER], place);
	if (!isInstalled(line, folder))
		throw new Error(`n8n is not complete in ${folder}; remove this folder and start again`);
}

module.exports = { folderOf, isInstalled, install };
