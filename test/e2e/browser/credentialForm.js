// @ts-check
'use strict';

/** @typedef {import('./browser').Visit} Visit */

const ZONE = 'Other Address (Proxy or Test Server)';

/**
 * From the open node to the dialog for a new credential, with the account's address filled in.
 *
 * @param {Visit} visit
 * @param {'Long Lived Token' | 'OAuth2'} kind
 * @param {string} address
 */
async function newCredential(visit, kind, address) {
	const { part } = visit;
	await part('node-credentials-select').click();
	await part('node-credentials-select-item-new').first().click();
	await part('editCredential-modal').getByText(kind, { exact: true }).first().click();
	await chooseZone(visit);
	await fill(visit, 'baseUrl', address);
}

/** @param {Visit} visit */
async function chooseZone({ page, part }) {
	await part('editCredential-modal').locator('[data-test-id="parameter-input-zone"]').click();
	await page.getByRole('option', { name: ZONE }).click();
}

/** @param {Visit} visit @param {string} name @param {string} text */
async function fill({ part }, name, text) {
	const field = part('editCredential-modal').locator(
		`[data-test-id="parameter-input-${name}"] input, [data-test-id="parameter-input-${name}"] textarea`,
	);
	await field.fill(text);
}

/** @param {Visit} visit */
const close = ({ part }) => part('editCredential-modal').locator('.el-dialog__headerbtn').click();

module.exports = { newCredential, fill, close };
