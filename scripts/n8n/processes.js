// @ts-check
'use strict';
const { spawn, spawnSync } = require('node:child_process');

const WINDOWS = process.platform === 'win32';
const LAST_OUTPUT_CHARACTERS = 20_000;
const PATIENCE_MS = 8_000;

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {{ cwd: string, env?: NodeJS.ProcessEnv }} Place */
/** @typedef {{ child: ChildProcess, output: () => string, ended: Promise<number> }} Running */

/** @type {Set<ChildProcess>} */
const children = new Set();

/**
 * Ends a child together with the processes it started itself (npm and n8n both have some).
 * Children lead a process group of their own, so the group can be ended as a whole.
 *
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalTree(child, signal) {
	if (child.pid === undefined) return;
	if (WINDOWS) {
		spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
		return;
	}
	try {
		process.kill(-child.pid, signal);
	} catch {
		// The group has ended already, which is what was wanted.
		children.delete(child);
	}
}

/**
 * Starts a program and keeps the end of its output, for a message should it fail.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {Place} place
 * @returns {Running} `ended` gives the exit code and rejects when the program cannot be started
 */
function start(command, args, place) {
	const child = spawn(command, args, {
		...place,
		detached: !WINDOWS,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	children.add(child);
	let output = '';
	const keep = (/** @type {Buffer} */ chunk) => {
		output = (output + chunk.toString()).slice(-LAST_OUTPUT_CHARACTERS);
	};
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);
	/** @type {Promise<number>} */
	const ended = new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code) => {
			children.delete(child);
			resolve(code ?? 1);
		});
	});
	// A program that is only watched through `output` must not bring this process down unheard.
	ended.catch(() => children.delete(child));
	return { child, output: () => output, ended };
}

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {Place} place
 * @returns {Promise<string>} what it wrote
 * @throws {Error} with the end of its output when its exit code is not 0
 */
async function run(command, args, place) {
	const running = start(command, args, place);
	const code = await running.ended;
	if (code === 0) return running.output();
	throw new Error(
		`"${[command, ...args].join(' ')}" ended with code ${code}:\n${running.output().trim()}`,
	);
}

/**
 * Runs npm, also where it is only a script for the shell (Windows) or this process itself runs under npm.
 *
 * @param {string[]} args
 * @param {Place} place
 */
const npm = (args, place) =>
	process.env.npm_execpath?.endsWith('.js')
		? run(process.execPath, [process.env.npm_execpath, ...args], place)
		: run(WINDOWS ? 'npm.cmd' : 'npm', args, place);

/**
 * Ends a child with all that it started: politely first, then for good.
 *
 * @param {ChildProcess} child
 */
async function endTree(child) {
	if (!children.has(child)) return;
	const gone = new Promise((resolve) => child.once('close', resolve));
	signalTree(child, 'SIGTERM');
	const impatient = setTimeout(() => signalTree(child, 'SIGKILL'), PATIENCE_MS);
	await gone;
	clearTimeout(impatient);
}

/** Ends every child that is still running. */
async function endAll() {
	await Promise.all([...children].map(endTree));
}

// Should this process itself break off, nothing may stay behind.
process.once('exit', () => children.forEach((child) => signalTree(child, 'SIGKILL')));

module.exports = { start, run, npm, endTree, endAll };
