// @ts-check
'use strict';
const { withSandbox } = require('../lib/sandbox');
const { withEditor } = require('./browser');
const { close, fill, newCredential } = require('./credentialForm');
const { addNode, newWorkflow } = require('./editor');

/** @param {import('../lib/world').World} world */
const oauth2 = (world) =>
	withSandbox({}, (sandbox) =>
		withEditor(world, async (visit) => {
			const { page, part, shoot } = visit;
			await newWorkflow(visit);
			await addNode(visit, 'Get account');
			await newCredential(visit, 'OAuth2', sandbox.url);
			await fill(visit, 'clientId', sandbox.oauth.clientId);
			await fill(visit, 'clientSecret', sandbox.oauth.clientSecret);
			await shoot('oauth2');
			const [consent] = await Promise.all([
				page.waitForEvent('popup'),
				part('oauth-connect-button').click(),
			]);
			await consent.locator('#allow').click();
			await part('oauth-connect-success-banner').waitFor();
			await shoot('oauth2-connected');
			await close(visit);
			return 'consent page opened, allowed, account connected';
		}),
	);

module.exports = { name: 'Browser: connect by OAuth2', run: oauth2 };
