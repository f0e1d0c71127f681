// @ts-check
'use strict';
const { withSandbox } = require('../lib/sandbox');
const { withEditor } = require('./browser');
const { fill, newCredential, succeeded } = require('./credentialForm');
const { addNode, newWorkflow } = require('./editor');

/** @param {import('../lib/world').World} world */
const credential = (world) =>
	withSandbox({}, (sandbox) =>
		withEditor(world, async (visit) => {
			const { page, part, shoot } = visit;
			await newWorkflow(visit);
			await addNode(visit, 'Create company');
			await newCredential(visit, 'Long Lived Token', sandbox.url);
			await fill(visit, 'accessToken', 'not-a-token');
			await part('credential-save-button').click();
			await page.getByText('connect with these settings').waitFor();
			await page.getByText('More details').click();
			await shoot('credential-refused');
			await fill(visit, 'accessToken', sandbox.token);
			await part('credential-save-button').click();
			await succeeded(visit, 'credentials-config-container-test-success');
			await shoot('credential');
			return 'made in the dialog: refused with a wrong token, tested with the right one';
		}),
	);

module.exports = { name: 'Browser: make a credential', run: credential };
