// @ts-check
const { execFileSync } = require('node:child_process');

/**
 * @typedef {import('n8n-workflow').KnownNodesAndCredentials} Known
 * @typedef {import('n8n-workflow').INodeTypeDescription} NodeType
 * @typedef {import('n8n-workflow').ICredentialType} CredentialType
 */

/**
 * What n8n finds in a package folder at its start: class and file names, and the types with codex and
 * icon addresses read in. Runs in a process of its own, because n8n loads classes differently under a
 * test runner.
 *
 * @param {string} folder
 * @returns {{ known: Known, types: { nodes: NodeType[], credentials: CredentialType[] } }}
 * @throws {Error} when n8n refuses the package, with n8n's message
 */
function loadPackage(folder) {
	const output = execFileSync(process.execPath, [__filename, folder], {
		encoding: 'utf8',
		env: { ...process.env, NODE_ENV: 'production' },
		maxBuffer: 64 * 1024 * 1024,
		stdio: 'pipe',
	});
	return JSON.parse(output);
}

/** @param {string} folder */
async function printPackage(folder) {
	require('./environment.js');
	const { PackageDirectoryLoader } = require('n8n-core');
	const loader = new PackageDirectoryLoader(folder);
	await loader.loadAll();
	process.stdout.write(JSON.stringify({ known: loader.known, types: loader.types }));
}

const [, , folder] = process.argv;
if (require.main === module && folder) void printPackage(folder);

module.exports = { loadPackage };
