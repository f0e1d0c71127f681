import axios from 'axios';

import type { Sandbox } from '../../../sandbox';
import {
	accountGet,
	companyForm,
	companyJson,
	errorOf,
	jsonOf,
	oAuth2For,
	requests,
	runAmocrm,
	storedNames,
	withSandbox,
} from '../../support/amocrm';
import type { Credential } from '../../support/engine';

const withOAuth2 = { authentication: 'oAuth2' };
const refreshes = (sandbox: Sandbox) =>
	sandbox.log().filter(({ path }) => path === '/oauth2/access_token');

const tokens = ({ data }: Credential): Record<string, string> => Object(data.oauthTokenData);

describe('OAuth2', () => {
	it.concurrent('works like the long-lived token', async () => {
		await withSandbox({}, async (sandbox) => {
			const credentials = [oAuth2For(sandbox)];
			const account = await runAmocrm(sandbox, {
				credentials,
				parameters: { ...accountGet(), ...withOAuth2 },
			});
			expect(jsonOf(account.items)).toMatchObject([{ name: 'Demo LLC' }]);
			const company = await runAmocrm(sandbox, {
				credentials,
				parameters: { ...companyForm({ name: 'A' }), ...withOAuth2 },
			});
			expect(jsonOf(company.items)).toMatchObject([{ name: 'A' }]);
			expect(refreshes(sandbox)).toEqual([]);
		});
	});

	it.concurrent(
		'renews an expired token in a run, once, and every time with the newest refresh token',
		async () => {
			await withSandbox({}, async (sandbox) => {
				const credentials = [oAuth2For(sandbox)];
				const [saved] = credentials;
				if (!saved) throw new Error('No credential');
				const seen = [tokens(saved).refresh_token];
				for (let round = 1; round <= 3; round += 1) {
					sandbox.expireAccessTokens();
					const input = Array.from({ length: 30 }, (_, n) => ({ name: `Round ${round} ${n}` }));
					const { error, items } = await runAmocrm(sandbox, {
						credentials,
						input,
						parameters: { ...companyJson('={{ $json }}', { batchSize: 10 }), ...withOAuth2 },
					});
					expect(error).toBeUndefined();
					expect(jsonOf(items).map(({ name }) => name)).toEqual(input.map(({ name }) => name));
					expect(refreshes(sandbox)).toHaveLength(round);
					expect(saved.savedTokens).toHaveLength(round);
					seen.push(tokens(saved).refresh_token);
				}
				expect(new Set(seen).size).toBe(4);
				expect(refreshes(sandbox).map(({ body }) => Object(body).refresh_token)).toEqual(
					seen.slice(0, 3),
				);
				expect(storedNames(sandbox)).toHaveLength(90);
				expect(new Set(storedNames(sandbox)).size).toBe(90);
			});
		},
	);

	it.concurrent(
		'renews a token that expires in mid-run, and nothing is lost or made twice',
		async () => {
			await withSandbox({ latencyMs: 40 }, async (sandbox) => {
				const credentials = [oAuth2For(sandbox)];
				const input = Array.from({ length: 100 }, (_, n) => ({ name: `Company ${n}` }));
				const running = runAmocrm(sandbox, {
					credentials,
					input,
					parameters: { ...companyJson('={{ $json }}', { batchSize: 10 }), ...withOAuth2 },
				});
				while (requests(sandbox, 'POST', 'companies').length < 5)
					await axios.get(`${sandbox.url}/sandbox/stats`);
				sandbox.expireAccessTokens();
				const { error, items } = await running;
				expect(error).toBeUndefined();
				expect(jsonOf(items).map(({ name }) => name)).toEqual(input.map(({ name }) => name));
				expect(storedNames(sandbox)).toHaveLength(100);
				expect(refreshes(sandbox)).toHaveLength(1);
			});
		},
	);

	it.concurrent(
		'that was disconnected in amoCRM names the credential, and how to connect it again',
		async () => {
			await withSandbox({}, async (sandbox) => {
				const credentials = [oAuth2For(sandbox)];
				sandbox.revoke();
				for (const parameters of [accountGet(), companyForm({ name: 'A' })]) {
					const run = await runAmocrm(sandbox, {
						credentials,
						parameters: { ...parameters, ...withOAuth2 },
					});
					const { message, description } = errorOf(run);
					expect(message).toBe(
						'amoCRM does not accept the credential "amoCRM Account OAuth2 API" [item 0]',
					);
					expect(description).toContain(
						'Open the credential "amoCRM Account OAuth2 API" and connect the account again.',
					);
				}
				expect(storedNames(sandbox)).toEqual([]);
			});
		},
	);

	it.concurrent('does not use the other credential of the node', async () => {
		await withSandbox({}, async (sandbox) => {
			await withSandbox({}, async (other) => {
				const credentials = [oAuth2For(sandbox)];
				await runAmocrm(other, {
					credentials,
					parameters: { ...companyForm({ name: 'A' }), ...withOAuth2 },
				});
				expect(storedNames(sandbox)).toEqual(['A']);
				expect(other.log()).toEqual([]);
			});
		});
	});
});
