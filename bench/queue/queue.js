// @ts-check
'use strict';
// n8n in queue mode: a main process and three workers put 20,000 companies into one account, in six executions at once.
//   npm run bench:queue               all scenarios, about ten minutes; writes bench/QUEUE.md
//   npm run bench:queue -- --rows 1500   smaller, writes nothing
// Needs Debian's packages redis-server and postgresql.
const path = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');
const { parseArgs } = require('node:util');
const n8nInstall = require('../../scripts/n8n/install');
const { lineOf } = require('../../scripts/n8n/lines');
const { endAll } = require('../../scripts/n8n/processes');
const { step } = require('../../scripts/n8n/progress');
const project = require('../../scripts/n8n/project');
const { withSandbox } = require('../../test/e2e/lib/sandbox');
const { withCluster } = require('./cluster');
const { ended, post, publishImport } = require('./load');
const { incomplete, outcomeOf } = require('./outcome');
const { about, tableOf } = require('./report');
const { SCENARIOS } = require('./scenarios');
const { keep } = require('./table');

const LINE = lineOf('2.8');
const ROWS = 20_000;
const EXECUTIONS = 6;
const WORKERS = 3;
const CONCURRENCY = 2;
const LATENCY_MS = 300;

/** The parts of all rows after which one worker is killed, and another is asked to end. */
const KILLED_AT = 0.3;
const ENDED_AT = 0.5;

/** @typedef {import('../../sandbox').Sandbox} Sandbox */
/** @typedef {import('./cluster').Cluster} Cluster */
/** @typedef {import('./scenarios').Scenario} Scenario */
/** @typedef {import('./outcome').Outcome & { name: string, statuses: string, seconds: number, used: number, refusedRequests: number, requests: number, mostInASecond: number }} Result */

/** @param {Sandbox} sandbox */
const names = (sandbox) => sandbox.records('companies').map(({ name }) => String(name));

/** @param {Sandbox} sandbox */
const count = (sandbox) => sandbox.records('companies').length;

/** Takes one worker away without a word and asks another to end. @param {Cluster} cluster @param {Sandbox} sandbox @param {number} rows */
async function loseWorkers({ workers }, sandbox, rows) {
	const [first, second] = workers;
	while (count(sandbox) < rows * KILLED_AT) await sleep(500);
	first?.signal('SIGKILL');
	while (count(sandbox) < rows * ENDED_AT) await sleep(500);
	second?.signal('SIGTERM');
}

/** @param {Sandbox} sandbox */
async function credentialsFor(/** @type {Cluster} */ { api }, sandbox) {
	const type = 'amocrmLongLivedTokenApi';
	const data = { zone: 'custom', baseUrl: sandbox.url, accessToken: sandbox.token };
	const { id, name } = await api.createCredential({ name: 'amoCRM account', type, data });
	return { [type]: { id, name } };
}

/** @param {Sandbox} sandbox what arrived, as a part of the limit */
function traffic(sandbox) {
	const log = sandbox.log();
	const last = log.at(-1)?.at ?? 0;
	const seconds = (last - (log[0]?.at ?? 0)) / 1000;
	const refusedRequests = log.filter(({ status }) => status === 429).length;
	return {
		seconds,
		requests: log.length,
		refusedRequests,
		used: (log.length - refusedRequests) / seconds / 7,
		mostInASecond: sandbox.stats().maxInAnySecond,
	};
}

/** @param {Scenario} scenario @param {string} tarball @param {number} rows @returns {Promise<Result>} */
const play = (scenario, tarball, rows) =>
	withSandbox({ latencyMs: LATENCY_MS, keepBodies: false }, async (sandbox) => {
		const size = { workers: WORKERS, concurrency: CONCURRENCY };
		return await withCluster(n8nInstall.folderOf(LINE), tarball, size, async (cluster) => {
			const { api } = cluster;
			const credentials = await credentialsFor(cluster, sandbox);
			const workflowId = await publishImport(api, credentials, scenario.options);
			sandbox.clearLog();
			const each = Math.ceil(rows / EXECUTIONS);
			for (let execution = 0; execution < EXECUTIONS; execution += 1)
				await post(api, execution, each);
			if (scenario.loss) await loseWorkers(cluster, sandbox, rows);
			let listed = await ended(api, workflowId, EXECUTIONS);
			if (scenario.again) {
				const lost = incomplete(names(sandbox), EXECUTIONS, each);
				for (const execution of lost) await post(api, execution, each);
				listed = await ended(api, workflowId, EXECUTIONS + lost.length);
			}
			const executions = await Promise.all(
				listed.map(async ({ id, status }) => {
					const { outputs } = await api.finished(id);
					return { status, created: outputs('amoCRM', 0), rejected: outputs('amoCRM', 1) };
				}),
			);
			return {
				name: scenario.name,
				statuses: executions
					.map(({ status }) => status)
					.sort()
					.join(', '),
				...outcomeOf(executions, EXECUTIONS, each, names(sandbox)),
				...traffic(sandbox),
			};
		});
	});

async function main() {
	const { values } = parseArgs({
		options: { rows: { type: 'string' }, only: { type: 'string' } },
	});
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
		process.once(signal, () => void endAll().then(() => process.exit(1)));
	if (!n8nInstall.isInstalled(LINE, n8nInstall.folderOf(LINE)))
		throw new Error(`n8n ${LINE.version} is not installed; npm run test:e2e -- --n8n 2.8 does it`);
	const rows = Number(values.rows ?? ROWS);
	const tarball = await step('Building and packing the node', async () =>
		project.buildAndPack(path.join(project.CACHE, 'package')),
	);
	const chosen = SCENARIOS.filter((_, i) => !values.only || values.only.includes(String(i)));
	/** @type {Result[]} */
	const results = [];
	for (const scenario of chosen)
		results.push(
			await step(`Queue mode: ${scenario.name}`, async () => play(scenario, tarball, rows)),
		);
	const size = { rows, executions: EXECUTIONS, workers: WORKERS, version: LINE.version };
	const table = tableOf(results);
	console.log(`\n${table}`);
	if (rows === ROWS && chosen.length === SCENARIOS.length)
		keep('bench/QUEUE.md', `# Queue mode\n\n${about(size)}\n\n${table}\n`, 'queue', table);
}

main().catch(async (error) => {
	console.error(error instanceof Error ? error.message : error);
	await endAll();
	process.exitCode = 1;
});
