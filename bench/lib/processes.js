// @ts-check
'use strict';
const { fork, spawn } = require('node:child_process');
const { on } = require('node:events');
const path = require('node:path');

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {import('../jobs').Jobs} Jobs */
/** @typedef {{ url: string, token: string, stop: () => Promise<void> }} SandboxProcess */

/** @type {Set<ChildProcess>} */
const running = new Set();

/** @param {ChildProcess} child */
function watched(child) {
	running.add(child);
	child.once('exit', () => running.delete(child));
	return child;
}

/** Ends what is still running; also done when this process ends for any reason. */
function endAll() {
	for (const child of running) child.kill();
}
process.once('exit', endAll);

/**
 * Does a job in a process of its own, which measures only itself.
 *
 * @template {keyof Jobs} Name
 * @param {Name} name
 * @param {Parameters<Jobs[Name]>[0]} input
 * @param {(note: string) => void} [note] told how far it is
 * @returns {Promise<Awaited<ReturnType<Jobs[Name]>>>}
 * @throws {Error} with the words of the job's own error
 */
async function runJob(name, input, note = () => {}) {
	const child = watched(
		fork(path.join(__dirname, '../child.js'), {
			execArgv: ['--expose-gc', '--max-old-space-size=6144'],
		}),
	);
	child.send({ name, input });
	for await (const [message] of on(child, 'message', { close: ['exit'] })) {
		if ('note' in message) note(message.note);
		else if ('failure' in message) throw new Error(message.failure);
		else return message.result;
	}
	throw new Error(`The job "${name}" ended without a result`);
}

/** @param {string} name */
const flagOf = (name) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/**
 * Starts a sandbox in a process of its own, so that its work is not counted as the node's.
 *
 * @param {Partial<import('../../sandbox/options').SandboxOptions>} options
 * @returns {Promise<SandboxProcess>}
 */
async function startSandboxProcess(options) {
	const flags = Object.entries({ port: 0, keepBodies: false, ...options });
	const child = watched(
		spawn(
			process.execPath,
			[
				path.join(__dirname, '../../sandbox/start.js'),
				...flags.flatMap(([name, value]) => [flagOf(name), String(value)]),
			],
			{ stdio: ['ignore', 'pipe', 'inherit'] },
		),
	);
	const ended = new Promise((resolve) => child.once('exit', resolve));
	const stop = async () => {
		child.kill();
		await ended;
	};
	let output = '';
	return await new Promise((resolve, reject) => {
		child.once('exit', () => reject(new Error(`The sandbox did not start: ${output}`)));
		child.stdout?.on('data', (chunk) => {
			output += chunk;
			const url = /^Sandbox:\s+(\S+)$/m.exec(output)?.[1];
			const token = /^Token:\s+(\S+)$/m.exec(output)?.[1];
			if (url && token) resolve({ url, token, stop });
		});
	});
}

/**
 * @template T
 * @param {Parameters<typeof startSandboxProcess>[0]} options
 * @param {(sandbox: SandboxProcess) => Promise<T>} work
 */
async function withSandboxProcess(options, work) {
	const sandbox = await startSandboxProcess(options);
	try {
		return await work(sandbox);
	} finally {
		await sandbox.stop();
	}
}

module.exports = { endAll, runJob, withSandboxProcess };
