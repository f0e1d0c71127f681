// @ts-check
'use strict';

/** @typedef {import('./browser').Visit} Visit */
/** @typedef {'Long Lived Token' | 'OAuth2'} Kind as the dialog calls them */

const ZONE = 'Other Address (Proxy or Test Server)';

/**
 * From the open node to the dialog for a new credential, with the account's address filled in.
 *
 * @param {Visit} visit
 * @param {Kind} kind
 * @param {string} address
 */
async function newCredential(visit, kind, address) {
	const { page, part } = visit;
	const list = part('node-credentials-select');
	// The newest n8n has a button instead of the list as long as the list would be empty.
	const button = page.getByRole('button', { name: /^Connect to/ });
	await list.or(button).first().click();
	if (await list.isVisible()) await part('node-credentials-select-item-new').first().click();
	await part('editCredential-modal').waitFor();
	await chooseKind(visit, kind);
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

/**
 * Chooses between both credentials of the node: two buttons, or in the newest n8n a menu.
 *
 * @param {Visit} visit
 * @param {Kind} kind
 */
async function chooseKind({ page, part }, kind) {
	const menu = part('credential-mode-dropdown-trigger');
	const button = part('editCredential-modal').getByText(kind, { exact: true }).first();
	await menu.or(button).first().waitFor();
	if (!(await menu.isVisible())) return await button.click();
	if ((await menu.innerText()).includes(kind)) return;
	await menu.click();
	await page.getByRole('menuitem', { name: kind }).click();
}

/** Waits for the sign that all is well; the newest n8n closes the dialog instead. @param {Visit} visit @param {string} sign */
async function succeeded({ part }, sign) {
	const gone = part('editCredential-modal').waitFor({ state: 'hidden' });
	await Promise.race([part(sign).waitFor(), gone]);
}

module.exports = { newCredential, fill, succeeded };
