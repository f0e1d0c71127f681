// @ts-check
'use strict';

require('tsx/cjs');
const { parseArgs } = require('node:util');
const { defaultOptions } = require('./options');
const { startSandbox } = require('./index');

const names = Object.keys(defaultOptions);
const lists = Object.entries(defaultOptions).flatMap(([name, value]) =>
	Array.isArray(value) ? [name] : [],
);

/** @param {string} name */
const flagOf = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** @param {string} name */
const variableOf = (name) => `SANDBOX_${flagOf(name).replace(/-/g, '_').toUpperCase()}`;

/**
 * `5` and `true` become a number and a boolean, `50,200` a pair of bounds, the rest stays text.
 * @param {string} text
 */
function valueOf(text) {
	if (/^\d+,\d+$/.test(text)) return text.split(',').map(Number);
	if (/^\d+$/.test(text)) return Number(text);
	return text === 'true' ? true : text === 'false' ? false : text;
}

/** Options from flags (`--requests-per-second 7`) and the environment (`SANDBOX_REQUESTS_PER_SECOND=7`). */
function readOptions() {
	const options = Object.fromEntries(
		names.map((name) => [flagOf(name), /** @type {const} */ ({ type: 'string' })]),
	);
	const { values } = parseArgs({ options });
	const given = names.flatMap((name) => {
		const text = values[flagOf(name)] ?? process.env[variableOf(name)];
		if (typeof text !== 'string') return [];
		return [[name, lists.includes(name) ? text.split(',').filter(Boolean) : valueOf(text)]];
	});
	return Object.fromEntries(given);
}

async function main() {
	const sandbox = await startSandbox({ port: 3377, ...readOptions() });
	const { clientId, clientSecret } = sandbox.oauth;
	console.log(`Sandbox:        ${sandbox.url}`);
	console.log(`Token:          ${sandbox.token}`);
	console.log(`Client ID:      ${clientId}`);
	console.log(`Client secret:  ${clientSecret}`);
	console.log(`Consent page:   ${sandbox.url}/oauth?client_id=${clientId}`);
	console.log(`Token endpoint: ${sandbox.url}/oauth2/access_token`);
	console.log(`Records:        ${sandbox.url}/ (in a browser)`);
	console.log(`Control:        ${sandbox.url}/sandbox/state`);
	const stop = () => void sandbox.close().then(() => process.exit(0));
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

main().catch((error) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
