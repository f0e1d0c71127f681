import { sleep } from 'n8n-workflow';

import { amocrm, companyForm, oAuth2For, withSandbox } from '../../../support/amocrm';
import { runNode } from '../../../support/engine';
import type { Sandbox } from '../../../../sandbox';

const renewals = (sandbox: Sandbox) =>
	sandbox.log().filter(({ path }) => path === '/oauth2/access_token').length;

const parameters = {
	...companyForm({ name: '={{ $json.name }}' }, { batchSize: 50 }),
	authentication: 'oAuth2',
};
const input = (prefix: string) =>
	Array.from({ length: 200 }, (_, i) => ({ name: `${prefix} ${i}` }));

describe('An expired OAuth2 token', () => {
	it('is renewed once for two executions that meet it at the same time', async () => {
		await withSandbox({ latencyMs: 100 }, async (sandbox) => {
			const credentials = [oAuth2For(sandbox)];
			sandbox.expireAccessTokens();
			const runs = await Promise.all(
				['North', 'South'].map(
					async (prefix) =>
						await runNode({ node: amocrm, credentials, parameters, input: input(prefix) }),
				),
			);
			expect(runs.map(({ error, items }) => [error, items.length])).toEqual([
				[undefined, 200],
				[undefined, 200],
			]);
			expect(renewals(sandbox)).toBe(1);
			const names = sandbox.records('companies').map(({ name }) => name);
			expect(names.sort()).toEqual(
				[...input('North'), ...input('South')].map(({ name }) => name).sort(),
			);
		});
	});

	it('is renewed once more when it expires again in the same run', async () => {
		await withSandbox({}, async (sandbox) => {
			const credentials = [oAuth2For(sandbox)];
			const running = runNode({
				node: amocrm,
				credentials,
				parameters: { ...parameters, options: { batchSize: 10 } },
				input: [...input('North'), ...input('South')],
			});
			for (const count of [100, 250]) {
				while (sandbox.records('companies').length < count) await sleep(20);
				sandbox.expireAccessTokens();
			}
			const { error, items } = await running;
			expect(error).toBeUndefined();
			expect(items).toHaveLength(400);
			expect(sandbox.records('companies')).toHaveLength(400);
			expect(renewals(sandbox)).toBe(2);
		});
	});

	it('that cannot be renewed ends the run with words, and with nothing written twice', async () => {
		await withSandbox({}, async (sandbox) => {
			const credentials = [oAuth2For(sandbox)];
			sandbox.revoke();
			const { error } = await runNode({
				node: amocrm,
				credentials,
				parameters,
				input: input('North'),
			});
			expect(error?.message).toContain('does not accept the credential');
			expect(error?.description).toContain('Nothing was written');
			expect(sandbox.records('companies')).toHaveLength(0);
			expect(renewals(sandbox)).toBeLessThanOrEqual(2);
		});
	});
});
