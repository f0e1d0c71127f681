// @ts-check
'use strict';
const assert = require('node:assert/strict');
const { connect } = require('../lib/connect');
const { withSandbox } = require('../lib/sandbox');
const { runAmocrm } = require('../lib/workflow');

const ROWS = [
	{ 'First name': 'Anna', Phone: '+7 900 000-00-01', Email: 'anna@example.com' },
	{ 'First name': 'Boris', Phone: '+7 900 000-00-02', Email: '' },
];
/** The same phone in another writing, and one more person. */
const LATER = [
	{ 'First name': 'Anna Maria', Phone: '89000000001', Email: '' },
	{ 'First name': 'Vera', Phone: '+7 900 000-00-03', Email: 'vera@example.com' },
];

/** @param {import('../lib/world').World} world */
const upsert = ({ api }) =>
	withSandbox({}, async (sandbox) => {
		const credentials = await connect(api, sandbox);
		const write = async (/** @type {typeof ROWS} */ rows) => {
			const parameters = {
				resource: 'contact',
				operation: 'upsert',
				matchBy: { key: [{ by: 'phone' }] },
				inputMode: 'columns',
				columns: { mappingMode: 'autoMapInputData', matchingColumns: [], value: null, schema: [] },
			};
			const { created } = await runAmocrm(api, { parameters, credentials, rows });
			return created.map(({ json }) => json.action);
		};
		assert.deepEqual(await write(ROWS), ['created', 'created']);
		assert.deepEqual(await write(LATER), ['updated', 'created']);
		assert.deepEqual(
			sandbox.records('contacts').map(({ first_name: name }) => name),
			['Anna Maria', 'Boris', 'Vera'],
		);
		return 'columns found by name, a contact by its phone, one updated and one created';
	});

module.exports = { name: 'Create or Update', run: upsert };
