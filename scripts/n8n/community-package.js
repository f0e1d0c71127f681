// @ts-check
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { createRequire } = require('node:module');
const { npm, run } = require('./processes');

/** The options n8n itself gives to npm when somebody installs a community package in its settings. */
const N8N_INSTALL_OPTIONS = [
	'--audit=false',
	'--fund=false',
	'--bin-links=false',
	'--install-strategy=shallow',
	'--ignore-scripts=true',
	'--package-lock=false',
];

/** @param {string} file @returns {Record<string, unknown> & { name: string, version: string, author: { name: string, email: string } }} */
const readJson = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));

/** @param {string} file @param {unknown} content */
const writeJson = (file, content) => fs.writeFileSync(file, JSON.stringify(content, null, 2));

/** @param {string} userFolder */
const nodesFolder = (userFolder) => path.join(userFolder, '.n8n/nodes');

/**
 * Where n8n has an installed community package.
 *
 * @param {string} userFolder
 * @param {string} name
 */
const packageFolder = (userFolder, name) =>
	path.join(nodesFolder(userFolder), 'node_modules', name);

/**
 * Installs a tarball the way n8n installs a community package: unpacked into `.n8n/nodes/node_modules`,
 * without the dependencies of development, then `npm install` for the rest. n8n would fetch the
 * tarball from npm first; this one comes from the build.
 *
 * @param {string} userFolder n8n's user folder, the parent of `.n8n`
 * @param {string} name the package's name
 * @param {string} tarball
 * @returns {Promise<{ name: string, version: string, author: { name: string, email: string } }>}
 */
async function installCommunityPackage(userFolder, name, tarball) {
	const nodes = nodesFolder(userFolder);
	const folder = packageFolder(userFolder, name);
	fs.mkdirSync(folder, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1'], { cwd: nodes });

	const manifestFile = path.join(folder, 'package.json');
	const { devDependencies, peerDependencies, optionalDependencies, ...manifest } =
		readJson(manifestFile);
	writeJson(manifestFile, manifest);
	await npm(['install', ...N8N_INSTALL_OPTIONS], { cwd: folder });
	writeJson(path.join(nodes, 'package.json'), {
		name: 'installed-nodes',
		private: true,
		dependencies: { [name]: manifest.version },
	});
	return { name, version: manifest.version, author: manifest.author };
}

/**
 * Enters the package in n8n's database, as its own installation would, so that Settings > Community
 * nodes lists it. n8n offers no call for this without fetching the package from npm.
 *
 * @param {string} userFolder
 * @param {string} n8nFolder where n8n is installed; its own database driver is used
 * @param {{ name: string, version: string, author: { name: string, email: string } }} installed
 * @param {{ name: string, displayName: string, version: number }} node
 */
async function listCommunityPackage(userFolder, n8nFolder, installed, node) {
	const sqlite = createRequire(path.join(n8nFolder, 'package.json'))('sqlite3');
	const database = new sqlite.Database(path.join(userFolder, '.n8n/database.sqlite'));
	const write = (/** @type {string} */ sql, /** @type {unknown[]} */ values) =>
		new Promise((resolve, reject) => {
			database.run(sql, values, (/** @type {Error | null} */ error) =>
				error ? reject(error) : resolve(undefined),
			);
		});
	database.configure('busyTimeout', 5_000);
	await write(
		'INSERT INTO installed_packages (packageName, installedVersion, authorName, authorEmail) VALUES (?, ?, ?, ?)',
		[installed.name, installed.version, installed.author.name, installed.author.email],
	);
	await write(
		'INSERT INTO installed_nodes (name, type, latestVersion, package) VALUES (?, ?, ?, ?)',
		[node.displayName, node.name, node.version, installed.name],
	);
	await new Promise((resolve) => database.close(resolve));
}

module.exports = { installCommunityPackage, listCommunityPackage, packageFolder };
