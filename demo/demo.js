// @ts-check
'use strict';
// A real n8n creates companies in a local amoCRM from a table of 1,000 rows.
//   npm run demo             leaves n8n's editor open until Ctrl-C
//   npm run demo -- --once   ends after the summary; exit code 1 if anything differs
// AMOCRM_DEMO_CACHE names the folder n8n is installed in (default .cache/n8n-<version> in the project).
const { randomBytes } = require('node:crypto');
const fs = require('node:fs');
const { createRequire } = require('node:module');
const os = require('node:os');
const path = require('node:path');
const { n8nApi } = require('../scripts/n8n/api');
const {
	installCommunityPackage,
	listCommunityPackage,
} = require('../scripts/n8n/community-package');
const n8nInstall = require('../scripts/n8n/install');
const { lineOf } = require('../scripts/n8n/lines');
const { endAll } = require('../scripts/n8n/processes');
const { step } = require('../scripts/n8n/progress');
const project = require('../scripts/n8n/project');
const { startN8n } = require('../scripts/n8n/server');
const { summary } = require('./lib/report');
const table = require('./lib/table');
const { watch } = require('./lib/watch');

const { NODE_TYPE, PACKAGE } = project;
/** The n8n of the demo: the last line that runs on the Node 20 this project is made with. */
const LINE = lineOf('2.8');
const CREDENTIAL_TYPE = 'amocrmLongLivedTokenApi';
const REQUESTS_PER_SECOND = 7;
const WORKFLOW = path.join(project.ROOT, 'examples/bulk-create-companies.json');
const N8N_FOLDER = path.resolve(process.env.AMOCRM_DEMO_CACHE ?? n8nInstall.folderOf(LINE));

/** Exit code of a demo that was broken off before its end. */
const INTERRUPTED = 130;

const OWNER = {
	email: 'demo@example.com',
	password: `Demo-1-${randomBytes(4).toString('hex')}`,
	firstName: 'Demo',
	lastName: 'User',
};

/** @typedef {import('../sandbox').Sandbox} Sandbox */
/** @typedef {import('../scripts/n8n/api').Api} Api */

/** Brings everything that is installed or built into place. @returns {Promise<string>} the package's tarball */
async function prepare() {
	if (!project.packagesAreInstalled())
		await step("Installing the project's packages", project.installPackages);
	const tarball = await step('Building and packing the node', async () =>
		project.buildAndPack(path.join(project.CACHE, 'package')),
	);
	if (!n8nInstall.isInstalled(LINE, N8N_FOLDER)) {
		await step(`Installing n8n ${LINE.version} (once; about 2 GB, some minutes)`, async () =>
			n8nInstall.install(LINE, N8N_FOLDER, process.execPath),
		);
	}
	return tarball;
}

/** @returns {Promise<Sandbox>} */
const startSandbox = () =>
	step('Starting the sandbox, a local amoCRM', async (note) => {
		// Only now: a fresh clone has neither before its packages are installed.
		const load = createRequire(__filename);
		load('tsx/cjs');
		const sandbox = await load('../sandbox').startSandbox({
			requestsPerSecond: REQUESTS_PER_SECOND,
		});
		note(`${sandbox.url}, ${REQUESTS_PER_SECOND} requests a second`);
		return sandbox;
	});

/**
 * Starts n8n with the package installed, creates its owner.
 * @param {string} userFolder
 * @param {string} tarball
 */
const startEditor = (userFolder, tarball) =>
	step(`Starting n8n ${LINE.version} with the packed node`, async (note) => {
		const installed = await installCommunityPackage(userFolder, PACKAGE, tarball);
		const running = await startN8n(N8N_FOLDER, userFolder);
		const { url } = running;
		fs.copyFileSync(table.FILE, path.join(userFolder, '.n8n-files/companies.csv'));
		const api = n8nApi(url, N8N_FOLDER);
		await api.createOwner(OWNER);
		const node = await api.nodeType(NODE_TYPE);
		if (!node) throw new Error(`n8n does not know the node ${NODE_TYPE}`);
		await listCommunityPackage(userFolder, N8N_FOLDER, installed, {
			name: NODE_TYPE,
			displayName: node.displayName,
			version: 1,
		});
		note(url);
		return { url, api, running };
	});

/** @param {Api} api @param {Sandbox} sandbox */
const connect = (api, sandbox) =>
	step('Creating and testing the credential', async (note) => {
		const data = { zone: 'custom', baseUrl: sandbox.url, accessToken: sandbox.token };
		const credential = { name: 'amoCRM account', type: CREDENTIAL_TYPE, data };
		const { id, name } = await api.createCredential(credential);
		const { status, message } = await api.testCredential({ ...credential, id });
		if (status !== 'OK') throw new Error(`The test of the credential says: ${message}`);
		note(`n8n says "${message}"`);
		return { [CREDENTIAL_TYPE]: { id, name } };
	});

/** @param {Api} api @param {Record<string, { id: string, name: string }>} credentials */
const importWorkflow = (api, credentials) =>
	step(`Importing ${path.relative(project.ROOT, WORKFLOW)}`, async () => {
		const example = JSON.parse(fs.readFileSync(WORKFLOW, 'utf8'));
		const nodes = example.nodes.map((/** @type {{ type: string }} */ node) =>
			node.type === NODE_TYPE ? { ...node, credentials } : node,
		);
		return await api.createWorkflow({ ...example, nodes });
	});

/** Whether everything has been shown and only the editor is left open. */
let finished = false;

/** @param {string} userFolder @returns {Promise<boolean>} whether nothing differs */
async function demo(userFolder) {
	const tarball = await prepare();
	const sandbox = await startSandbox();
	const { url, api, running } = await startEditor(userFolder, tarball);
	const credentials = await connect(api, sandbox);
	const workflow = await importWorkflow(api, credentials);
	const { bulkRun } = require('./lib/bulk-run');
	const result = await step('Running the workflow', async () => bulkRun(api, sandbox, workflow));
	console.log(`\n${summary({ ...result, limit: REQUESTS_PER_SECOND })}\n`);
	if (!process.argv.includes('--once')) {
		console.log(`  The workflow:   ${url}/workflow/${workflow.id}`);
		console.log(`  E-mail:         ${OWNER.email}`);
		console.log(`  Password:       ${OWNER.password}`);
		console.log(
			'\n  Running until Ctrl-C. What you change in nodes/ or credentials/ shows after some seconds.',
		);
		watch({ running, n8nFolder: N8N_FOLDER, userFolder });
		finished = result.differences.length === 0;
		await new Promise(() => {});
	}
	return result.differences.length === 0;
}

async function main() {
	const userFolder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'amocrm-demo-')));
	let leaving = false;
	/** @param {number} code */
	const leave = async (code) => {
		if (leaving) return;
		leaving = true;
		await endAll();
		fs.rmSync(userFolder, { recursive: true, force: true });
		process.exit(code);
	};
	// A terminal signals npm and the demo at once, and npm passes its signal on: two may come.
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
		process.on(signal, () => {
			if (!leaving) console.log('\n  Ending.');
			void leave(finished ? 0 : INTERRUPTED);
		});
	}
	try {
		await leave((await demo(userFolder)) ? 0 : 1);
	} catch (error) {
		// The last stop: whatever went wrong is shown, and nothing stays behind. Programs that were
		// ended by a signal fail too; there is nothing to say about these.
		if (!leaving) console.error(`\n${error instanceof Error ? error.message : error}`);
		await leave(1);
	}
}

void main();
