// @ts-check
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { chromium } = require('playwright-core');
const { CACHE } = require('../../../scripts/n8n/project');

const PROGRAM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const SIZE = { width: 1400, height: 900 };
const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];
const PATIENCE_MS = 30_000;
/** n8n moves its panels for a moment after they appear. */
const SETTLE_MS = 1_500;
/** Messages of n8n about what one sees anyway stay out of the pictures. */
const QUIET = '.el-notification { display: none !important; }';
/** Where the pictures of a line go. @param {import('../../../scripts/n8n/lines').Line} line */
const shotsOf = ({ version }) => path.join(CACHE, 'pictures', version);

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../lib/world').World} World */
/**
 * @typedef {object} Visit somebody who has logged in
 * @property {World} world
 * @property {Page} page
 * @property {(id: string) => import('playwright-core').Locator} part n8n's own name of a part of its editor
 * @property {(name: string) => Promise<void>} shoot takes a picture of the window
 */

/** @param {Page} page @param {World} world */
async function logIn(page, { api, owner }) {
	await page.goto(`${api.url}/signin`);
	await page.locator('input[name="emailOrLdapLoginId"]').fill(owner.email);
	await page.locator('input[type="password"]').fill(owner.password);
	await page.locator('input[type="password"]').press('Enter');
	await page.waitForURL((address) => !address.pathname.startsWith('/signin'));
}

/** @param {Page} page @param {string} folder @param {string} name */
async function shoot(page, folder, name) {
	fs.mkdirSync(folder, { recursive: true });
	await page.mouse.move(0, 0);
	await page.waitForTimeout(SETTLE_MS);
	await page.screenshot({ path: path.join(folder, `${name}.png`), style: QUIET });
}

/**
 * Runs something in n8n's editor as its owner. What goes wrong is kept as the picture "failure".
 *
 * @template T
 * @param {World} world
 * @param {(visit: Visit) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withEditor(world, work) {
	const folder = shotsOf(world.line);
	const browser = await chromium.launch({ executablePath: PROGRAM, args: FLAGS });
	try {
		const page = await browser.newPage({ viewport: SIZE });
		page.setDefaultTimeout(PATIENCE_MS);
		await logIn(page, world);
		const part = (/** @type {string} */ id) => page.locator(`[data-test-id="${id}"]`);
		try {
			return await work({ world, page, part, shoot: (name) => shoot(page, folder, name) });
		} catch (error) {
			await shoot(page, folder, 'failure');
			throw error;
		}
	} finally {
		await browser.close();
	}
}

module.exports = { shotsOf, withEditor };
