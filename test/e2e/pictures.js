// @ts-check
'use strict';
// Takes the pictures of docs/images: npm run pictures
// Needs Debian's chromium and the package fonts-noto-core (Cyrillic letters).
const fs = require('node:fs');
const path = require('node:path');
const { lineOf } = require('../../scripts/n8n/lines');
const { endAll } = require('../../scripts/n8n/processes');
const { step } = require('../../scripts/n8n/progress');
const project = require('../../scripts/n8n/project');
const { BROWSER_CHECKS } = require('./browser');
const { shotsOf } = require('./browser/browser');
const { outcomesOf } = require('./lib/outcomes');

const LINE = lineOf('2.8');
const IMAGES = path.join(project.ROOT, 'docs/images');

/** The pictures that are kept; the others stay in the cache. */
const KEPT = [
	'search-kommo',
	'actions',
	'credential',
	'oauth2',
	'users',
	'fields',
	'form',
	'columns',
	'workflow',
	'node',
	'rejected',
];

async function main() {
	const tarball = await step('Building and packing the node', async () =>
		project.buildAndPack(path.join(project.CACHE, 'package')),
	);
	const { outcomes } = await outcomesOf(LINE, tarball, BROWSER_CHECKS);
	const failed = outcomes.filter(({ result }) => result === 'failed');
	for (const { note } of failed) console.log(`\n${note}`);
	for (const name of KEPT)
		fs.copyFileSync(path.join(shotsOf(LINE), `${name}.png`), path.join(IMAGES, `${name}.png`));
	process.exitCode = failed.length === 0 ? 0 : 1;
}

main().catch(async (error) => {
	console.error(error instanceof Error ? error.message : error);
	await endAll();
	process.exitCode = 1;
});
