// @ts-check
'use strict';
const { randomBytes } = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { n8nApi } = require('../../scripts/n8n/api');
const { installCommunityPackage } = require('../../scripts/n8n/community-package');
const { PACKAGE } = require('../../scripts/n8n/project');
const { endAll } = require('../../scripts/n8n/processes');
const { startN8n } = require('../../scripts/n8n/server');
const { startPostgres, startRedis } = require('./services');

/** @typedef {import('../../scripts/n8n/server').Running} Running */
/** @typedef {{ api: import('../../scripts/n8n/api').Api, workers: Running[] }} Cluster */
/**
 * @typedef {object} Size
 * @property {number} workers
 * @property {number} concurrency executions at once in one worker
 */

/** @param {number} redis @param {number} postgres @returns {NodeJS.ProcessEnv} */
const settings = (redis, postgres) => ({
	EXECUTIONS_MODE: 'queue',
	DB_TYPE: 'postgresdb',
	DB_POSTGRESDB_HOST: '127.0.0.1',
	DB_POSTGRESDB_PORT: String(postgres),
	DB_POSTGRESDB_USER: 'n8n',
	DB_POSTGRESDB_DATABASE: 'n8n',
	QUEUE_BULL_REDIS_HOST: '127.0.0.1',
	QUEUE_BULL_REDIS_PORT: String(redis),
	QUEUE_HEALTH_CHECK_ACTIVE: 'true',
	N8N_ENCRYPTION_KEY: randomBytes(16).toString('hex'),
	// A worker that is asked to end gets the time to finish its executions.
	N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '300',
});

/**
 * Runs something with an n8n in queue mode: one main process and some workers on Redis and PostgreSQL, all on 127.0.0.1.
 *
 * @template T
 * @param {string} n8nFolder where n8n is installed
 * @param {string} tarball the packed node
 * @param {Size} size
 * @param {(cluster: Cluster) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withCluster(n8nFolder, tarball, size, work) {
	const userFolder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'amocrm-queue-')));
	const folders = [userFolder];
	try {
		const redis = await startRedis(userFolder);
		const postgres = await startPostgres();
		folders.push(postgres.folder);
		const extra = settings(redis, postgres.port);
		await installCommunityPackage(userFolder, PACKAGE, tarball);
		const main = await startN8n(n8nFolder, userFolder, process.execPath, { extra });
		const api = n8nApi(main.url, n8nFolder);
		await api.createOwner({
			email: 'owner@example.com',
			password: `Owner-1-${randomBytes(4).toString('hex')}`,
			firstName: 'Olga',
			lastName: 'Owner',
		});
		/** @type {Running[]} */
		const workers = [];
		for (let count = 0; count < size.workers; count += 1) {
			workers.push(
				await startN8n(n8nFolder, userFolder, process.execPath, {
					args: ['worker', `--concurrency=${size.concurrency}`],
					extra,
					ready: '/healthz',
				}),
			);
		}
		return await work({ api, workers });
	} finally {
		await endAll();
		for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
	}
}

module.exports = { withCluster };
