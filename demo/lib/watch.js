// @ts-check
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { packageFolder } = require('../../scripts/n8n/community-package');
const { npm } = require('../../scripts/n8n/processes');
const { PACKAGE, ROOT } = require('../../scripts/n8n/project');
const { startN8n } = require('../../scripts/n8n/server');

const SOURCES = ['nodes', 'credentials', 'icons'];

/** Editors save in several steps; milliseconds without a change until the node is built. */
const QUIET_MS = 300;

/** @typedef {import('../../scripts/n8n/server').Running} Running */

/**
 * Builds the node whenever one of its files changes, and restarts n8n with it under the same address. The editor connects
 * again by itself; n8n reads nodes only when it starts.
 *
 * @param {{ running: Running, n8nFolder: string, userFolder: string }} editor
 */
function watch({ running, n8nFolder, userFolder }) {
	let current = running;
	/** @type {NodeJS.Timeout | undefined} */
	let waiting;
	let work = Promise.resolve();

	const renew = async () => {
		const startedAt = Date.now();
		try {
			await npm(['run', 'build'], { cwd: ROOT });
		} catch (error) {
			// What does not compile is shown, and the node stays as it was.
			console.error(`\n  ${error instanceof Error ? error.message : error}`);
			return;
		}
		const dist = path.join(packageFolder(userFolder, PACKAGE), 'dist');
		fs.rmSync(dist, { recursive: true, force: true });
		fs.cpSync(path.join(ROOT, 'dist'), dist, { recursive: true });
		await current.end();
		current = await startN8n(n8nFolder, userFolder, process.execPath, { port: current.port });
		const seconds = Math.round((Date.now() - startedAt) / 1000);
		console.log(`  The changed node is in n8n after ${seconds} s. Reload the editor.`);
	};

	for (const folder of SOURCES)
		fs.watch(path.join(ROOT, folder), { recursive: true }, () => {
			clearTimeout(waiting);
			waiting = setTimeout(() => {
				// One after the other: two builds would write the same files.
				work = work.then(renew).catch((error) => console.error(`\n  ${error}`));
			}, QUIET_MS);
		});
}

module.exports = { watch };
