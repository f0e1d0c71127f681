// @ts-check
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { npm, run } = require('./processes');
const { CACHE } = require('./project');

const [OWN] = process.versions.node.split('.', 1).map(Number);

/** @param {number} major */
const folderOf = (major) => path.join(CACHE, `node-${major}`);

/**
 * A Node.js of at least this major version: the one that runs now, or one from npm in a folder of its own.
 *
 * @param {number} major
 * @returns {Promise<string>} the program
 */
async function nodeOf(major) {
	if (OWN !== undefined && OWN >= major) return process.execPath;
	const folder = folderOf(major);
	const program = path.join(folder, 'node_modules/node/bin/node');
	if (fs.existsSync(program)) return program;
	fs.mkdirSync(folder, { recursive: true });
	fs.writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
	// The package fetches the program for this system in its own script.
	await npm(['install', '--ignore-scripts=false', '--no-audit', '--no-fund', `node@${major}`], {
		cwd: folder,
	});
	return program;
}

/** @param {string} program @returns {Promise<string>} such as 24.1.0 */
const versionOf = async (program) =>
	(await run(program, ['--version'], { cwd: CACHE })).trim().replace(/^v/, '');

/**
 * The environment in which `node` means this program, also for what is started from there.
 *
 * @param {string} program
 * @param {NodeJS.ProcessEnv} [environment]
 */
const withNode = (program, environment = process.env) => ({
	...environment,
	PATH: [path.dirname(program), environment.PATH].join(path.delimiter),
});

module.exports = { nodeOf, versionOf, withNode };
