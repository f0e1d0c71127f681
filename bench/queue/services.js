// @ts-check
'use strict';
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');
const { run, start } = require('../../scripts/n8n/processes');
const { freePort } = require('../../scripts/n8n/server');

const START_SECONDS = 30;
const HOST = '127.0.0.1';

/** Where Debian keeps the programs of each version of PostgreSQL. */
const POSTGRES_HOME = '/usr/lib/postgresql';

const MISSING = 'Redis and PostgreSQL are needed: apt-get install redis-server postgresql';

/** @param {number} port */
const listens = (port) =>
	new Promise((resolve) => {
		const socket = net.connect(port, HOST, () => resolve(true));
		socket.once('error', () => resolve(false));
		socket.once('close', () => resolve(false));
		socket.once('connect', () => socket.end());
	});

/** @param {string} what @param {number} port @param {() => string} output */
async function untilListening(what, port, output) {
	for (let second = 0; second < START_SECONDS; second += 0.2) {
		if (await listens(port)) return;
		await sleep(200);
	}
	throw new Error(`${what} did not start:\n${output().trim()}`);
}

/** Starts a Redis that keeps nothing on disk. @param {string} folder @returns {Promise<number>} its port */
async function startRedis(folder) {
	const port = await freePort();
	const args = ['--port', port, '--bind', HOST, '--save', '', '--appendonly', 'no'].map(String);
	const running = start('redis-server', args, { cwd: folder });
	void running.ended.catch(() => {});
	await untilListening(`Redis (${MISSING})`, port, running.output);
	return port;
}

/** @returns {string} the folder of PostgreSQL's programs */
function postgresPrograms() {
	const versions = fs.existsSync(POSTGRES_HOME) ? fs.readdirSync(POSTGRES_HOME) : [];
	const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
	if (newest === undefined) throw new Error(MISSING);
	return path.join(POSTGRES_HOME, newest, 'bin');
}

/** PostgreSQL refuses to run as root; Debian makes a user for it. @param {string} program @param {string[]} args @returns {[string, string[]]} */
const asOwner = (program, args) =>
	process.getuid?.() === 0
		? ['runuser', ['-u', 'postgres', '--', program, ...args]]
		: [program, args];

/**
 * Starts a PostgreSQL with an empty database `n8n` for the user `n8n` without a password.
 *
 * @returns {Promise<{ port: number, folder: string }>} the folder is to be removed in the end
 */
async function startPostgres() {
	const programs = postgresPrograms();
	const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'amocrm-postgres-')));
	const place = { cwd: folder };
	if (process.getuid?.() === 0) await run('chown', ['postgres', folder], place);
	const data = path.join(folder, 'data');
	const owner = async (/** @type {string} */ program, /** @type {string[]} */ args) =>
		run(...asOwner(path.join(programs, program), args), place);
	await owner('initdb', ['-D', data, '-U', 'n8n', '--auth=trust', '--no-sync']);
	const port = await freePort();
	const settings = ['-D', data, '-p', String(port), '-h', HOST, '-k', folder, '-F'];
	const running = start(...asOwner(path.join(programs, 'postgres'), settings), place);
	void running.ended.catch(() => {});
	await untilListening('PostgreSQL', port, running.output);
	await owner('createdb', ['-h', HOST, '-p', String(port), '-U', 'n8n', 'n8n']);
	return { port, folder };
}

module.exports = { startRedis, startPostgres };
