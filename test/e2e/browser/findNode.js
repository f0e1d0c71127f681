// @ts-check
'use strict';
const assert = require('node:assert/strict');
const { withEditor } = require('./browser');
const { newWorkflow, searchNodes } = require('./editor');

const SEEN = 3;

/** @param {import('../lib/world').World} world */
const findNode = (world) =>
	withEditor(world, async (visit) => {
		await newWorkflow(visit);
		for (const text of ['amo', 'kommo']) {
			const names = await searchNodes(visit, text);
			// n8n sorts by its own lights; without scrolling is what counts.
			assert.ok(names.slice(0, SEEN).includes('amoCRM'), `"${text}" finds ${names.join(', ')}`);
			await visit.shoot(`search-${text}`);
		}
		await visit.part('node-creator-item-name').first().click();
		await visit.page.getByText('Create company', { exact: true }).waitFor();
		await visit.shoot('actions');
		return 'searched for "kommo" and "amo"';
	});

module.exports = { name: 'Browser: find the node', run: findNode };
