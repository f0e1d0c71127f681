// @ts-check
'use strict';
const assert = require('node:assert/strict');
const { NODE_TYPE } = require('../../../scripts/n8n/project');
const { OAUTH2, TOKEN } = require('../lib/connect');

/** @typedef {{ name: string, displayName: string, iconUrl?: { light: string, dark: string } | string, outputs: unknown }} Type */

/** @param {import('../lib/world').World} world */
async function types({ api }) {
	/** @type {(kind: string) => Promise<Type[]>} */
	const list = async (kind) => JSON.parse(await (await api.open(`/types/${kind}.json`)).text());
	const nodes = await list('nodes');
	const node = nodes.find(({ name }) => name === NODE_TYPE);
	assert.equal(node?.displayName, 'amoCRM');
	const tool = nodes.find(({ name }) => name === `${NODE_TYPE}Tool`);
	assert.deepEqual(tool?.outputs, ['ai_tool']);
	const names = (await list('credentials')).map(({ name }) => name);
	for (const name of [TOKEN, OAUTH2]) assert.ok(names.includes(name), name);
	assert.ok(typeof node.iconUrl === 'object');
	for (const icon of [node.iconUrl.light, node.iconUrl.dark]) {
		const { ok, headers } = await api.open(`/${icon}`);
		assert.ok(ok && headers.get('content-type')?.includes('svg'), icon);
	}
	return 'amocrm, amocrmTool, both credentials, icons';
}

module.exports = { name: 'Node, AI tool, credentials and icons are there', run: types };
