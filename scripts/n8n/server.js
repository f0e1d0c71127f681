// @ts-check
'use strict';
const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');
const { withNode } = require('./node');
const { endTree, start } = require('./processes');

const START_SECONDS = 180;

/** Settings of the person's own n8n that must not reach this one, e.g. DB_TYPE. */
const FOREIGN =
	/^(N8N|DB|EXECUTIONS|QUEUE|CREDENTIALS|WEBHOOK|GENERIC|EXTERNAL|NODES|WORKFLOWS)_|^NODE_(ENV|OPTIONS)$/;

/** n8n asks nothing on the internet and counts nothing. */
const ALONE = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	EXTERNAL_FRONTEND_HOOKS_URLS: '',
};

/** A port on 127.0.0.1 that nobody uses. @returns {Promise<number>} */
const freePort = () =>
	new Promise((resolve, reject) => {
		const probe = net.createServer();
		probe.once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			const port = address !== null && typeof address === 'object' ? address.port : 0;
			probe.close(() => resolve(port));
		});
	});

/** @param {string} node @param {string} userFolder @param {number} port @param {number} brokerPort */
function settings(node, userFolder, port, brokerPort) {
	const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
	return {
		...withNode(node, Object.fromEntries(own)),
		...ALONE,
		N8N_USER_FOLDER: userFolder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		// The editor is opened over plain HTTP, on this machine only.
		N8N_SECURE_COOKIE: 'false',
		// The default folder for files, but the one of this n8n and not of the person who runs it.
		N8N_RESTRICT_FILE_ACCESS_TO: path.join(userFolder, '.n8n-files'),
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
		N8N_LOG_LEVEL: 'warn',
	};
}

/** @param {string} url */
async function answers(url) {
	try {
		const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
		// While it starts, n8n answers everything with a page that says so.
		return response.ok && response.headers.get('content-type')?.includes('json');
	} catch {
		// Nobody listens yet.
		return false;
	}
}

/** @typedef {{ url: string, port: number, output: () => string, end: () => Promise<void>, signal: (name: NodeJS.Signals) => void, pid: number }} Running */

/**
 * Starts a real n8n with a user folder of its own and waits until it is ready.
 *
 * @param {string} n8nFolder where n8n is installed
 * @param {string} userFolder
 * @param {string} [node] the program to run it with
 * @param {{ args?: string[], extra?: NodeJS.ProcessEnv, ready?: string, port?: number }} [special] another command than `start`, settings on top, the path that answers with JSON once it is ready, and the port unless any will do
 * @returns {Promise<Running>}
 */
async function startN8n(
	n8nFolder,
	userFolder,
	node = process.execPath,
	{ args = ['start'], extra = {}, ready = '/rest/settings', port: wanted } = {},
) {
	fs.mkdirSync(path.join(userFolder, '.n8n-files'), { recursive: true });
	const port = wanted ?? (await freePort());
	const brokerPort = await freePort();
	const running = start(node, [path.join(n8nFolder, 'node_modules/n8n/bin/n8n'), ...args], {
		// Relative paths of files in workflows are resolved here.
		cwd: userFolder,
		env: {
			...settings(node, userFolder, port, brokerPort),
			// A worker has no editor; it answers on this port only whether it is well.
			QUEUE_HEALTH_CHECK_PORT: String(port),
			...extra,
		},
	});
	let code = -1;
	void running.ended.then((ended) => {
		code = ended;
	});
	const url = `http://127.0.0.1:${port}`;
	for (let second = 0; second < START_SECONDS && code < 0; second += 0.5) {
		if (await answers(`${url}${ready}`)) {
			return {
				url,
				port,
				output: running.output,
				end: () => endTree(running.child),
				signal: (name) => void running.child.kill(name),
				pid: running.child.pid ?? 0,
			};
		}
		await sleep(500);
	}
	const why = code < 0 ? `was not ready after ${START_SECONDS} seconds` : `ended with code ${code}`;
	throw new Error(`n8n ${why}:\n${running.output().trim()}`);
}

module.exports = { startN8n, freePort };
