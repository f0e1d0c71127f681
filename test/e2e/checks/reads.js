// @ts-check
'use strict';
const assert = require('node:assert/strict');
const { connect } = require('../lib/connect');
const { withSandbox } = require('../lib/sandbox');
const { runAmocrm } = require('../lib/workflow');

const ROWS = [
	...Array.from({ length: 8 }, (_, index) => ({ name: `Rocket ${index}`, user: 'Ivan Petrov' })),
	...Array.from({ length: 5 }, (_, index) => ({ name: `Horns ${index}`, user: 'John Smith' })),
];

/** @param {string} name */
const byName = (name) => ({ __rl: true, mode: 'name', value: name });

/** @param {import('../lib/world').World} world */
const accountGet = ({ api }) =>
	withSandbox({}, async (sandbox) => {
		const credentials = await connect(api, sandbox);
		const parameters = { resource: 'account', operation: 'get', with: ['datetime_settings'] };
		const { created } = await runAmocrm(api, { parameters, credentials });
		assert.equal(created.length, 1);
		assert.equal(created[0]?.json.name, 'Demo LLC');
		return 'Demo LLC';
	});

/** @param {import('../lib/world').World} world */
const getMany = ({ api }) =>
	withSandbox({}, async (sandbox) => {
		const credentials = await connect(api, sandbox);
		const company = { name: '={{ $json.name }}', responsible_user_id: byName('={{ $json.user }}') };
		await runAmocrm(api, {
			credentials,
			rows: ROWS,
			parameters: { resource: 'company', operation: 'create', companies: { company: [company] } },
		});
		const found = async (/** @type {Record<string, unknown>} */ filters) => {
			const parameters = { resource: 'company', operation: 'getAll', returnAll: true, filters };
			const { created } = await runAmocrm(api, { parameters, credentials });
			return created.map(({ json }) => json.name).sort();
		};
		const names = (/** @type {string} */ user) =>
			ROWS.filter((row) => row.user === user).map(({ name }) => name);
		// Without the paid option amoCRM ignores filters, and with it applies them: the answer is the same.
		for (const filtersEnabled of [false, true]) {
			sandbox.set({ filtersEnabled });
			assert.deepEqual(
				await found({ responsible_user_id: byName('Ivan Petrov') }),
				names('Ivan Petrov'),
			);
			assert.deepEqual(await found({ query: 'Horns' }), names('John Smith'));
			assert.deepEqual(await found({ name: 'Horns 3' }), ['Horns 3']);
			assert.deepEqual(await found({ created_at_to: '2001-01-01T00:00:00Z' }), []);
		}
		return 'by user, text, name and date, with and without the paid filters';
	});

module.exports = [
	{ name: 'Account: Get', run: accountGet },
	{ name: 'Get Many with filters', run: getMany },
];
