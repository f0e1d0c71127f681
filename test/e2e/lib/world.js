// @ts-check
'use strict';
const { randomBytes } = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { n8nApi } = require('../../../scripts/n8n/api');
const { installCommunityPackage } = require('../../../scripts/n8n/community-package');
const n8nInstall = require('../../../scripts/n8n/install');
const { nodeOf, versionOf } = require('../../../scripts/n8n/node');
const { step } = require('../../../scripts/n8n/progress');
const { PACKAGE } = require('../../../scripts/n8n/project');
const { startN8n } = require('../../../scripts/n8n/server');

/** @typedef {import('../../../scripts/n8n/lines').Line} Line */
/** @typedef {import('../../../scripts/n8n/api').Api} Api */
/** @typedef {{ email: string, password: string, firstName: string, lastName: string }} Owner */
/**
 * @typedef {object} World a running n8n with the package in it
 * @property {Line} line
 * @property {string} node version of Node.js
 * @property {string} userFolder
 * @property {Api} api logged in as the owner
 * @property {Owner} owner
 * @property {() => string} output what n8n wrote last
 */

/** @param {Line} line @returns {Promise<{ folder: string, program: string }>} */
async function installed(line) {
	const program = await nodeOf(line.node);
	const folder = n8nInstall.folderOf(line);
	if (!n8nInstall.isInstalled(line, folder))
		await step(`Installing n8n ${line.version} (once; about 2 GB, some minutes)`, async () =>
			n8nInstall.install(line, folder, program),
		);
	return { folder, program };
}

/** @returns {Owner} */
const newOwner = () => ({
	email: 'owner@example.com',
	password: `Owner-1-${randomBytes(4).toString('hex')}`,
	firstName: 'Olga',
	lastName: 'Owner',
});

/**
 * Runs something with an n8n of this line that has the package installed and an owner, and ends it.
 *
 * @template T
 * @param {Line} line
 * @param {string} tarball
 * @param {(world: World) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withN8n(line, tarball, work) {
	const { folder, program } = await installed(line);
	const userFolder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'amocrm-e2e-')));
	const clean = () => fs.rmSync(userFolder, { recursive: true, force: true });
	// Somebody may break it off.
	process.once('exit', clean);
	try {
		await installCommunityPackage(userFolder, PACKAGE, tarball);
		const n8n = await step(`Starting n8n ${line.version}`, async () =>
			startN8n(folder, userFolder, program),
		);
		try {
			const api = n8nApi(n8n.url, folder);
			const owner = newOwner();
			await api.createOwner(owner);
			const node = await versionOf(program);
			return await work({ line, node, userFolder, api, owner, output: n8n.output });
		} finally {
			await n8n.end();
		}
	} finally {
		process.off('exit', clean);
		clean();
	}
}

module.exports = { withN8n };
