// @ts-check
'use strict';
const { withSandbox } = require('../lib/sandbox');
const { withEditor } = require('./browser');
const { fill, newCredential, succeeded } = require('./credentialForm');
const { addNode, newWorkflow } = require('./editor');

/** @param {import('../lib/world').World} world */
const oauth2 = (world) =>
	withSandbox({}, (sandbox) =>
		withEditor(world, async (visit) => {
			const { page, shoot } = visit;
			await newWorkflow(visit);
			await addNode(visit, 'Get account');
			await newCredential(visit, 'OAuth2', sandbox.url);
			await fill(visit, 'clientId', sandbox.oauth.clientId);
			await fill(visit, 'clientSecret', sandbox.oauth.clientSecret);
			await shoot('oauth2');
			const connect = page.getByRole('button', { name: /^Connect( my account)?$/ });
			const [consent] = await Promise.all([page.waitForEvent('popup'), connect.click()]);
			await consent.locator('#allow').click();
			await succeeded(visit, 'oauth-connect-success-banner');
			await shoot('oauth2-connected');
			return 'consent page opened, allowed, account connected';
		}),
	);

module.exports = { name: 'Browser: connect by OAuth2', run: oauth2 };
