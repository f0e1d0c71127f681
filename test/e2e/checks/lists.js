// @ts-check
'use strict';
const assert = require('node:assert/strict');
const { NODE_TYPE } = require('../../../scripts/n8n/project');
const { connect } = require('../lib/connect');
const { withSandbox } = require('../lib/sandbox');

const USERS = 300;
const FIELDS = 200;

/** @typedef {{ results: Array<{ name: string, value: unknown }>, paginationToken?: string }} Page */

/** @param {import('../lib/world').World} world */
const lists = ({ api }) =>
	withSandbox({ users: USERS, companyFields: FIELDS }, async (sandbox) => {
		const credentials = await connect(api, sandbox);
		/** @type {(methodName: string, asked?: Record<string, unknown>) => Promise<Page>} */
		const page = (methodName, asked = {}) =>
			api.call('POST', '/dynamic-node-parameters/resource-locator-results', {
				path: 'parameters.companies.company[0].responsible_user_id',
				nodeTypeAndVersion: { name: NODE_TYPE, version: 1 },
				currentNodeParameters: { authentication: 'longLivedToken', resource: 'company' },
				credentials,
				methodName,
				...asked,
			});
		/** @type {(methodName: string, paginationToken?: string) => Promise<number>} */
		const count = async (methodName, paginationToken) => {
			const { results, paginationToken: next } = await page(methodName, { paginationToken });
			return results.length + (next === undefined ? 0 : await count(methodName, next));
		};
		assert.ok((await count('searchUsers')) >= USERS);
		assert.ok((await count('searchCompanyFields')) >= FIELDS);
		const { results } = await page('searchUsers', { filter: 'manager 287' });
		assert.deepEqual(
			results.map(({ name }) => name),
			['Manager 287'],
		);
		return `${USERS} users, ${FIELDS} fields, searched by name`;
	});

module.exports = { name: 'Lists of the form', run: lists };
