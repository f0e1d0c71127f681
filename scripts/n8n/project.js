// @ts-check
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { npm } = require('./processes');

/** The project's folder. */
const ROOT = path.resolve(__dirname, '../..');

/** What is downloaded or built only to be run: git and the linters leave it alone. */
const CACHE = path.join(ROOT, '.cache');

/** The name people install the package by, and n8n's name of its node. */
const PACKAGE = 'n8n-nodes-amocrm-kommo';
const NODE_TYPE = `${PACKAGE}.amocrm`;

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean }> }} Lock */

/** @param {string} file @returns {Lock | undefined} */
const readLock = (file) =>
	fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;

/**
 * Whether node_modules holds what package-lock.json asks for. Optional packages are not looked at:
 * most of them are for other systems.
 */
function packagesAreInstalled() {
	const wanted = readLock(path.join(ROOT, 'package-lock.json'));
	const present = readLock(path.join(ROOT, 'node_modules/.package-lock.json'));
	if (!wanted || !present) return false;
	return Object.entries(wanted.packages)
		.filter(([place, entry]) => place !== '' && !entry.optional)
		.every(([place, entry]) => present.packages[place]?.version === entry.version);
}

/**
 * Installs the project's packages, without running their scripts.
 *
 * @throws {Error} when node_modules is a link: npm would empty a folder that belongs to somebody else
 */
async function installPackages() {
	const modules = path.join(ROOT, 'node_modules');
	if (fs.lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) {
		throw new Error(
			`${modules} is a link to another folder; remove it, or run "npm ci" where it leads`,
		);
	}
	await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: ROOT });
}

/**
 * Builds the node and packs it the way it would be published.
 *
 * @param {string} folder where the tarball goes
 * @returns {Promise<string>} the tarball's path
 */
async function buildAndPack(folder) {
	await npm(['run', 'build'], { cwd: ROOT });
	fs.rmSync(folder, { recursive: true, force: true });
	fs.mkdirSync(folder, { recursive: true });
	await npm(['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: ROOT });
	const tarball = fs.readdirSync(folder).find((name) => name.endsWith('.tgz'));
	if (!tarball) throw new Error(`npm pack left no tarball in ${folder}`);
	return path.join(folder, tarball);
}

module.exports = {
	ROOT,
	CACHE,
	PACKAGE,
	NODE_TYPE,
	packagesAreInstalled,
	installPackages,
	buildAndPack,
};
