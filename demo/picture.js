// @ts-check
'use strict';
// Takes the pictures of docs/images from a running demo:
//   node demo/picture.js <address of the workflow> <e-mail> <password>
// Needs Debian's chromium and the package fonts-noto-core (Cyrillic letters).
const path = require('node:path');
const { chromium } = require('playwright-core');

const IMAGES = path.resolve(__dirname, '../docs/images');
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
/** n8n moves its panels for a moment after they appear. */
const SETTLE_MS = 1_500;
const RUN_MS = 120_000;

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page @param {string} name */
async function shoot(page, name) {
	await page.waitForTimeout(SETTLE_MS);
	await page.screenshot({ path: path.join(IMAGES, `${name}.png`) });
	console.log(`  docs/images/${name}.png`);
}

/** @param {Page} page @param {string} url @param {string} email @param {string} password */
async function logIn(page, url, email, password) {
	await page.goto(new URL('/signin', url).href);
	await page.locator('input[type="email"], input[name="emailOrLdapLoginId"]').first().fill(email);
	await page.locator('input[type="password"]').fill(password);
	await page.locator('input[type="password"]').press('Enter');
	await page.waitForURL((address) => !address.pathname.startsWith('/signin'));
}

/** @param {Page} page @param {string} id n8n's own name of a part of its editor */
const part = (page, id) => page.locator(`[data-test-id="${id}"]`);

/** Runs the workflow in the editor, waits for its end and puts the message about it away. @param {Page} page */
async function execute(page) {
	await part(page, 'execute-workflow-button').first().click();
	const message = page.locator('.el-notification');
	await message.waitFor({ timeout: RUN_MS });
	await message.locator('.el-notification__closeBtn').click();
	await message.waitFor({ state: 'detached' });
}

/** @param {Page} page @param {string} name */
async function openNode(page, name) {
	await page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick();
	await page.mouse.move(0, 0);
}

/** @param {Page} page @param {string} url @param {string} email @param {string} password */
async function takePictures(page, url, email, password) {
	await logIn(page, url, email, password);
	await page.goto(url);
	await execute(page);
	await shoot(page, 'workflow');
	await openNode(page, 'amoCRM');
	await shoot(page, 'node');
	await page.getByText('Custom Fields', { exact: true }).first().scrollIntoViewIfNeeded();
	await page.mouse.move(SIZE.width / 2, SIZE.height / 2);
	await page.mouse.wheel(0, SIZE.height);
	await shoot(page, 'node-fields');
	await part(page, 'credential-edit-button').click();
	await page.mouse.move(0, 0);
	await shoot(page, 'credential');
	await page.goto(url);
	await execute(page);
	await openNode(page, 'Rejected');
	await shoot(page, 'rejected');
}

async function main() {
	const [url = '', email = '', password = ''] = process.argv.slice(2);
	const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
	try {
		await takePictures(await browser.newPage({ viewport: SIZE }), url, email, password);
	} finally {
		await browser.close();
	}
}

void main();
