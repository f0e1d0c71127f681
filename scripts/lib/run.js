// @ts-check
const { spawn } = require('node:child_process');
const path = require('node:path');
const { stripVTControlCharacters } = require('node:util');

const root = path.resolve(__dirname, '../..');

/**
 * @typedef {object} Outcome
 * @property {boolean} ok
 * @property {string} output what it printed, both streams in the order they came
 */

/**
 * Runs a command in the project folder, with the project's own tools first on the path.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [environment] added to this process's own
 * @param {(text: string) => void} [printed] called with what it prints, as it comes
 * @returns {Promise<Outcome>} a command that cannot be started is a failed outcome too
 */
function run(command, args, environment = {}, printed = () => {}) {
	const tools = path.join(root, 'node_modules', '.bin');
	const child = spawn(command, args, {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe'],
		shell: process.platform === 'win32',
		env: {
			...process.env,
			NODE_NO_WARNINGS: '1',
			...environment,
			PATH: [tools, process.env.PATH].join(path.delimiter),
		},
	});
	let output = '';
	const collect = (/** @type {Buffer} */ chunk) => {
		output += chunk;
		printed(String(chunk));
	};
	child.stdout.on('data', collect);
	child.stderr.on('data', collect);
	return new Promise((resolve) => {
		child.on('error', ({ message }) => resolve({ ok: false, output: `${command}: ${message}` }));
		child.on('close', (code) =>
			resolve({ ok: code === 0, output: stripVTControlCharacters(output) }),
		);
	});
}

module.exports = { root, run };
