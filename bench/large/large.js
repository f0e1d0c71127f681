// @ts-check
'use strict';
// One execution of 200,000 rows from a CSV file in a real n8n with its default settings, beside the same workflow with
// n8n's own node "Edit Fields" in place of ours. Prints the most memory that each n8n used.
//   npm run bench:large                   about six minutes; writes bench/LARGE.md
//   npm run bench:large -- --rows 20000   smaller, writes nothing
const { randomBytes } = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');
const { parseArgs } = require('node:util');
const { n8nApi } = require('../../scripts/n8n/api');
const { installCommunityPackage } = require('../../scripts/n8n/community-package');
const n8nInstall = require('../../scripts/n8n/install');
const { lineOf } = require('../../scripts/n8n/lines');
const { endAll } = require('../../scripts/n8n/processes');
const { step } = require('../../scripts/n8n/progress');
const project = require('../../scripts/n8n/project');
const { startN8n } = require('../../scripts/n8n/server');
const { withSandbox } = require('../../test/e2e/lib/sandbox');
const { chained } = require('../../test/e2e/lib/workflow');
const { keep, markdownTable } = require('../queue/table');

const LINE = lineOf('2.8');
const ROWS = 200_000;
const FILE = 'companies.csv';

/** @typedef {{ name: string, node: (credentials: Record<string, unknown>) => Record<string, unknown> & { name: string } }} Subject */
/** @typedef {{ name: string, status: string, items: number, megabytes: number, seconds: number, stored: number }} Result */

/** @type {readonly Subject[]} */
const SUBJECTS = [
	{
		name: 'Edit Fields (Set)',
		node: () => ({
			name: 'Subject',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: {
				assignments: {
					assignments: [{ id: 'a', name: 'name', type: 'string', value: '={{ $json.name }}' }],
				},
				options: {},
			},
		}),
	},
	...['ids', 'full'].map((returned) => ({
		name: `amoCRM, ${returned === 'ids' ? 'IDs only' : 'full record'}`,
		node: (/** @type {Record<string, unknown>} */ credentials) => ({
			name: 'Subject',
			type: project.NODE_TYPE,
			credentials,
			parameters: {
				authentication: 'longLivedToken',
				resource: 'company',
				operation: 'create',
				companies: { company: [{ name: '={{ $json.name }}' }] },
				options: { return: returned, batchSize: 250 },
			},
		}),
	})),
];

/** @param {Record<string, unknown> & { name: string }} subject */
const workflowOf = (subject) => ({
	...chained([
		{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
		{
			name: 'File',
			type: 'n8n-nodes-base.readWriteFile',
			parameters: { fileSelector: `.n8n-files/${FILE}`, options: {} },
		},
		{ name: 'Rows', type: 'n8n-nodes-base.extractFromFile', parameters: { options: {} } },
		subject,
	]),
	// What is kept of an execution is n8n's own matter, and would be most of the memory.
	settings: { executionOrder: 'v1', saveManualExecutions: false },
});

/** The most memory a process has used so far. @param {number} pid */
function peakMegabytes(pid) {
	const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
	return Math.round(Number(kilobytes) / 1024);
}

/** @param {string} userFolder @param {number} rows */
function writeTable(userFolder, rows) {
	const lines = Array.from({ length: rows }, (_, row) => `Company ${row + 1},+7 900 ${row}`);
	fs.mkdirSync(path.join(userFolder, '.n8n-files'), { recursive: true });
	fs.writeFileSync(
		path.join(userFolder, '.n8n-files', FILE),
		['name,phone', ...lines, ''].join('\n'),
	);
}

/** @param {Subject} subject @param {string} tarball @param {number} rows @param {import('../../sandbox').Sandbox} sandbox @param {string} userFolder @returns {Promise<Result>} */
async function measure(subject, tarball, rows, sandbox, userFolder) {
	await installCommunityPackage(userFolder, project.PACKAGE, tarball);
	writeTable(userFolder, rows);
	const folder = n8nInstall.folderOf(LINE);
	const n8n = await startN8n(folder, userFolder);
	try {
		const api = n8nApi(n8n.url, folder);
		await api.createOwner({
			email: 'owner@example.com',
			password: `Owner-1-${randomBytes(4).toString('hex')}`,
			firstName: 'Olga',
			lastName: 'Owner',
		});
		const type = 'amocrmLongLivedTokenApi';
		const data = { zone: 'custom', baseUrl: sandbox.url, accessToken: sandbox.token };
		const { id, name } = await api.createCredential({ name: 'amoCRM account', type, data });
		const workflow = await api.createWorkflow(workflowOf(subject.node({ [type]: { id, name } })));
		const started = Date.now();
		const { executionId } = await api.call('POST', `/workflows/${workflow.id}/run`, {
			workflowData: workflow,
			triggerToStartFrom: { name: 'Start' },
		});
		const status = await statusAtEnd(api, executionId, n8n.pid);
		return {
			name: subject.name,
			status,
			items: rows,
			megabytes: peakMegabytes(n8n.pid),
			seconds: Math.round((Date.now() - started) / 1000),
			stored: sandbox.records('companies').length,
		};
	} finally {
		await n8n.end();
	}
}

const PATIENCE_SECONDS = 1200;

/** @param {import('../../scripts/n8n/api').Api} api @param {string} executionId @param {number} pid */
async function statusAtEnd(api, executionId, pid) {
	for (let second = 0; second < PATIENCE_SECONDS; second += 2) {
		if (!fs.existsSync(`/proc/${pid}/status`)) return 'n8n died';
		const status = await statusOf(api, executionId);
		if (!['new', 'running'].includes(status)) return status;
		await sleep(2000);
	}
	return 'did not end';
}

/** @param {import('../../scripts/n8n/api').Api} api @param {string} executionId @returns {Promise<string>} */
async function statusOf(api, executionId) {
	try {
		const execution = await api.call('GET', `/executions/${executionId}`);
		return String(execution?.status ?? 'success');
	} catch (error) {
		// An execution that is not kept is gone once it has ended well; one that failed is kept.
		if (String(error).includes('(404)')) return 'success';
		// A process at work on a large execution does not always answer.
		return 'running';
	}
}

async function main() {
	const { values } = parseArgs({ options: { rows: { type: 'string' } } });
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
		process.once(signal, () => void endAll().then(() => process.exit(1)));
	if (!n8nInstall.isInstalled(LINE, n8nInstall.folderOf(LINE)))
		throw new Error(`n8n ${LINE.version} is not installed; npm run test:e2e -- --n8n 2.8 does it`);
	const rows = Number(values.rows ?? ROWS);
	const tarball = await step('Building and packing the node', async () =>
		project.buildAndPack(path.join(project.CACHE, 'package')),
	);
	/** @type {Result[]} */
	const results = [];
	for (const subject of SUBJECTS) {
		const userFolder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'amocrm-large-')));
		const result = await step(`${rows} rows through ${subject.name}`, async () =>
			withSandbox({ requestsPerSecond: 0, keepBodies: false }, async (sandbox) =>
				measure(subject, tarball, rows, sandbox, userFolder),
			),
		);
		fs.rmSync(userFolder, { recursive: true, force: true });
		results.push(result);
	}
	const table = tableOf(results);
	console.log(`\n${table}`);
	if (rows === ROWS)
		keep('bench/LARGE.md', `# One large execution\n\n${about(rows)}\n\n${table}\n`, 'large', table);
}

/** @param {number} rows */
const about = (rows) =>
	`Written by \`npm run bench:large\` on ${new Date().toISOString().slice(0, 10)}: ${os.cpus().length} cores, Node ${process.versions.node}, n8n ${LINE.version} with its default limits, ${rows.toLocaleString('en-US')} rows of a CSV file in one execution. The sandbox has no limit of requests here.`;

/** @param {readonly Result[]} results */
function tableOf(results) {
	const [baseline] = results;
	return markdownTable(
		['node', 'status', 'companies made', 'most memory of n8n', 'against Edit Fields', 'seconds'],
		results.map(({ name, status, stored, megabytes, seconds }) => [
			name,
			status,
			stored.toLocaleString('en-US'),
			`${megabytes.toLocaleString('en-US')} MB`,
			`${(megabytes / (baseline?.megabytes ?? megabytes)).toFixed(2)} ×`,
			String(seconds),
		]),
	);
}

main().catch(async (error) => {
	console.error(error instanceof Error ? error.message : error);
	await endAll();
	process.exitCode = 1;
});
