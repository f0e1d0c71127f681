// @ts-check
'use strict';
const assert = require('node:assert/strict');
const { withEditor } = require('./browser');
const { newWorkflow, searchNodes } = require('./editor');

/** @param {import('../lib/world').World} world */
const findNode = (world) =>
	withEditor(world, async (visit) => {
		await newWorkflow(visit);
		for (const text of ['kommo', 'amo']) {
			const [first] = await searchNodes(visit, text);
			assert.equal(first, 'amoCRM', `a search for "${text}" finds "${first}" first`);
			await visit.shoot(`search-${text}`);
		}
		await visit.part('node-creator-item-name').first().click();
		await visit.page.getByText('Create company', { exact: true }).waitFor();
		await visit.shoot('actions');
		return 'searched for "kommo" and "amo"';
	});

module.exports = { name: 'Browser: find the node', run: findNode };
