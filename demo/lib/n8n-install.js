// @ts-check
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { npm } = require('./processes');

/** The n8n of the demo: the last line that runs on the Node 20 this project is made with. */
const N8N_VERSION = '2.8.4';

const MANIFEST = {
	name: 'amocrm-demo-n8n',
	private: true,
	dependencies: { n8n: N8N_VERSION },
	// n8n takes this one package from a web address instead of npm; npm has the same library.
	overrides: { xlsx: 'npm:xlsx@0.18.5' },
};

/** The last file an installation needs: n8n's database driver is compiled or fetched at its very end. */
const NEEDED = ['n8n/bin/n8n', 'n8n/package.json', 'sqlite3/build/Release/node_sqlite3.node'];

/** @param {string} folder */
function isInstalled(folder) {
	const modules = path.join(folder, 'node_modules');
	if (!NEEDED.every((file) => fs.existsSync(path.join(modules, file)))) return false;
	// npm writes this file when everything else is in its place.
	if (!fs.existsSync(path.join(modules, '.package-lock.json'))) return false;
	return (
		JSON.parse(fs.readFileSync(path.join(modules, 'n8n/package.json'), 'utf8')).version ===
		N8N_VERSION
	);
}

/**
 * Installs n8n with the install scripts of its packages (the database driver needs its own).
 *
 * @param {string} folder
 */
async function install(folder) {
	fs.mkdirSync(folder, { recursive: true });
	fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(MANIFEST, null, 2));
	await npm(['install', '--ignore-scripts=false', '--no-audit', '--no-fund'], { cwd: folder });
	if (!isInstalled(folder))
		throw new Error(`n8n is not complete in ${folder}; remove this folder and start again`);
}

module.exports = { N8N_VERSION, isInstalled, install };
