import type { INodeListSearchItems } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';
import {
	amocrm,
	hurried,
	oAuth2For,
	requests,
	tokenFor,
	withFakeServer,
	withSandbox,
} from '../../support/amocrm';
import { editorMethod, type Credential } from '../../support/engine';

interface Asked {
	filter?: string;
	paginationToken?: string;
	credentials?: Credential[];
	parameters?: { authentication: string };
}

/** One page of a list of the form, as the editor asks for it. */
const search = async (sandbox: Pick<Sandbox, 'url' | 'token'>, method: string, asked: Asked = {}) =>
	await editorMethod('listSearch', {
		node: amocrm,
		method,
		credentials: [tokenFor(sandbox)],
		...asked,
	});

/** All pages, as somebody sees who scrolls to the end. */
async function scroll(
	sandbox: Sandbox,
	method: string,
	filter?: string,
): Promise<{ pages: number; entries: INodeListSearchItems[] }> {
	const credentials = [tokenFor(sandbox)];
	const entries: INodeListSearchItems[] = [];
	let paginationToken: string | undefined;
	for (let pages = 1; ; pages += 1) {
		const page = await search(sandbox, method, { filter, paginationToken, credentials });
		entries.push(...page.results);
		paginationToken = page.paginationToken === undefined ? undefined : String(page.paginationToken);
		if (paginationToken === undefined) return { pages, entries };
	}
}

const names = (entries: INodeListSearchItems[]) => entries.map(({ name }) => name);

describe('The list of users', () => {
	it('shows active users by name, with their IDs as values, phones once for each kind', async () => {
		await withSandbox({}, async (sandbox) => {
			const { results, paginationToken } = await search(sandbox, 'searchUsers');
			expect(names(results).sort()).toEqual([
				'Free Viewer',
				'Ivan Petrov',
				'John Smith',
				'Olga Admin',
				'Мария Смирнова',
			]);
			expect(results.find(({ name }) => name === 'Ivan Petrov')?.value).toBe(7001002);
			expect(paginationToken).toBeUndefined();
		});
	});

	it.each([
		['petr', ['Ivan Petrov']],
		['СМИРН', ['Мария Смирнова']],
		['petrov ivan', ['Ivan Petrov']],
		['  olga ', ['Olga Admin']],
		['nobody', []],
		['', ['Free Viewer', 'Ivan Petrov', 'John Smith', 'Olga Admin', 'Мария Смирнова']],
	])('is searched for %j', async (filter, found) => {
		await withSandbox({}, async (sandbox) => {
			expect(names((await search(sandbox, 'searchUsers', { filter })).results).sort()).toEqual(
				found,
			);
		});
	});

	it('comes in pages when there are 300, sorted, each user once, read from amoCRM once', async () => {
		await withSandbox({ users: 300 }, async (sandbox) => {
			const { pages, entries } = await scroll(sandbox, 'searchUsers');
			expect(new Set(entries.map(({ value }) => value)).size).toBe(305);
			expect(pages).toBeGreaterThan(1);
			expect(names(entries)).toEqual(
				[...names(entries)].sort((a, b) => a.localeCompare(b, undefined, { numeric: true })),
			);
			expect((await scroll(sandbox, 'searchUsers', 'manager 29')).entries).toHaveLength(13);
			expect(requests(sandbox, 'GET', 'users').length).toBeLessThanOrEqual(4);
		});
	});

	it('is explained when the credential is not one of an administrator', async () => {
		await withSandbox({ isAdmin: false }, async (sandbox) => {
			await expect(search(sandbox, 'searchUsers')).rejects.toMatchObject({
				message: expect.stringContaining('amoCRM refused access'),
				description: expect.stringContaining("an administrator's credential"),
			});
		});
	});
});

describe('The list of company fields', () => {
	it('shows fields with their types, and IDs as values, phones once for each kind', async () => {
		await withSandbox({}, async (sandbox) => {
			const { results } = await search(sandbox, 'searchCompanyFields');
			expect(names(results)).toEqual(
				expect.arrayContaining([
					'INN – text',
					'Phone (work)',
					'Phone (mobile)',
					'Founded – date',
					'Отрасль – list',
					'Реквизиты – legal entity',
				]),
			);
			// Two fields of one name are told apart by their IDs.
			expect(names(results).filter((name) => name.startsWith('Note'))).toEqual([
				'Note – text (300161)',
				'Note – text (300164)',
			]);
			expect(names(results)).not.toContain('Birthday – birthday');
		});
	});

	it('comes in pages when there are 200, and is searched by words in any order', async () => {
		await withSandbox({ companyFields: 200 }, async (sandbox) => {
			const { entries, pages } = await scroll(sandbox, 'searchCompanyFields');
			expect(entries).toHaveLength(230);
			expect(new Set(entries.map(({ value }) => value)).size).toBe(230);
			expect(pages).toBe(3);
			expect(
				names((await search(sandbox, 'searchCompanyFields', { filter: '200 extra' })).results),
			).toEqual(['Extra field 200 – text']);
		});
	});
});

describe('The list of company tags', () => {
	const tags = async (sandbox: Pick<Sandbox, 'url' | 'token'>) =>
		await editorMethod('loadOptions', {
			node: amocrm,
			method: 'getCompanyTags',
			credentials: [tokenFor(sandbox)],
		});

	it('shows tags by name, which is the value too', async () => {
		await withSandbox({}, async (sandbox) => {
			const options = await tags(sandbox);
			expect(options.map(({ name }) => name).sort()).toEqual([
				'2026',
				'80001',
				'Moscow, Russia',
				'Partner',
				'cold',
				'partner',
				'партнёр',
			]);
			expect(options.every(({ name, value }) => name === value)).toBe(true);
		});
	});

	it('shows all 10,000 of them', async () => {
		await withSandbox({ companyTags: 10_000, requestsPerSecond: 0 }, async (sandbox) => {
			const options = await hurried(async () => await tags(sandbox));
			expect(new Set(options.map(({ value }) => value)).size).toBe(10_007);
			expect(requests(sandbox, 'GET', 'companies/tags').length).toBeLessThanOrEqual(42);
		});
	});

	it('is empty for an account without tags, which answers without content', async () => {
		await withFakeServer(
			() => ({ status: 204 }),
			async (server) => {
				expect(await tags(server)).toEqual([]);
				expect((await search(server, 'searchUsers')).results).toEqual([]);
				expect((await search(server, 'searchCompanyFields')).results).toEqual([]);
			},
		);
	});
});

describe('Lists', () => {
	it('are never those of another account or another credential', async () => {
		await withSandbox({ users: 1, companyFields: 1, companyTags: 1 }, async (small) => {
			await withSandbox({ users: 3, companyFields: 3, companyTags: 3 }, async (large) => {
				for (let round = 0; round < 2; round += 1) {
					const both = await Promise.all(
						[small, large].map(
							async (sandbox) => await search(sandbox, 'searchUsers', { filter: 'Manager' }),
						),
					);
					expect(both.map(({ results }) => results.length)).toEqual([1, 3]);
					const fields = await Promise.all(
						[small, large].map(
							async (sandbox) => await search(sandbox, 'searchCompanyFields', { filter: 'Extra' }),
						),
					);
					expect(fields.map(({ results }) => results.length)).toEqual([1, 3]);
				}
				// The same account, but a credential of somebody who may not see the users.
				await search(small, 'searchUsers');
				await expect(search({ url: small.url, token: 'wrong' }, 'searchUsers')).rejects.toThrow(
					'does not accept the credential',
				);
			});
		});
	});

	it('are read with the credential that is chosen at this moment', async () => {
		await withSandbox({ users: 1 }, async (first) => {
			await withSandbox({ users: 2 }, async (second) => {
				const credentials = [tokenFor(first), oAuth2For(second)];
				for (const [authentication, expected] of [
					['longLivedToken', 1],
					['oAuth2', 2],
					['longLivedToken', 1],
				] as const) {
					const { results } = await search(first, 'searchUsers', {
						credentials,
						parameters: { authentication },
						filter: 'manager',
					});
					expect(results).toHaveLength(expected);
				}
			});
		});
	});

	it('say in words why they cannot be shown', async () => {
		await withSandbox({}, async (sandbox) => {
			const wrong = [
				tokenFor({ url: sandbox.url, token: 'a-token-that-must-not-be-shown-to-anybody' }),
			];
			const failed = async (credentials: Credential[], method: string): Promise<unknown> => {
				try {
					return await search(sandbox, method, { credentials });
				} catch (error) {
					// What the editor shows in the list's place.
					return error;
				}
			};
			for (const method of ['searchUsers', 'searchCompanyFields']) {
				const error = await failed(wrong, method);
				expect(error).toMatchObject({
					message: 'amoCRM does not accept the credential "amoCRM Long Lived Token API"',
					description: expect.stringContaining('enter a new long-lived token'),
				});
				expect(JSON.stringify(error)).not.toContain('must-not-be-shown');
			}
			const nowhere = await failed(
				[tokenFor({ url: 'http://example.com', token: 'x' })],
				'searchUsers',
			);
			expect(nowhere).toMatchObject({
				message: "The 'Base URL' in the amoCRM credential is not valid",
			});
			const offline = await hurried(
				async () =>
					await failed([tokenFor({ url: 'http://127.0.0.1:9', token: 'x' })], 'searchUsers'),
			);
			expect(offline).toMatchObject({
				message: expect.stringContaining('amoCRM cannot be reached at http://127.0.0.1:9'),
			});
		});
	});
});
