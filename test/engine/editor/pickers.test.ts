import type { INodeListSearchItems } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';
import { amocrm, oAuth2For, requests, tokenFor, withSandbox } from '../../support/amocrm';
import { editorMethod, type Credential } from '../../support/engine';

const LARGE = { users: 300, companyFields: 200, companyTags: 10_000, requestsPerSecond: 0 };

interface Asked {
	filter?: string;
	paginationToken?: string;
}

/** The lists as one editor sees them that has this credential chosen. */
function editor(credential: Credential, authentication = 'longLivedToken') {
	const asked = { node: amocrm, credentials: [credential], parameters: { authentication } };
	return {
		search: async (method: string, more: Asked = {}) =>
			await editorMethod('listSearch', { ...asked, method, ...more }),
		options: async (method: string) => await editorMethod('loadOptions', { ...asked, method }),
	};
}

type Editor = ReturnType<typeof editor>;

async function scroll({ search }: Editor, method: string): Promise<INodeListSearchItems[]> {
	const entries: INodeListSearchItems[] = [];
	let paginationToken: string | undefined;
	do {
		const page = await search(method, { paginationToken });
		entries.push(...page.results);
		const next: unknown = page.paginationToken;
		paginationToken = next === undefined ? undefined : String(next);
	} while (paginationToken !== undefined);
	return entries;
}

const reads = (sandbox: Sandbox, path: string) =>
	requests(sandbox, 'GET', path).map(({ query }) => new URLSearchParams(query).get('page'));

const upTo = (pages: number) => Array.from({ length: pages }, (_, i) => String(i + 1));

/** The clock alone goes on, so that nothing that waits is disturbed. */
async function later(milliseconds: number, work: () => Promise<void>): Promise<void> {
	const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + milliseconds);
	try {
		await work();
	} finally {
		now.mockRestore();
	}
}

describe('Lists of a large account', () => {
	it('hold everything, in full pages, each read once in a minute and again after it', async () => {
		await withSandbox(LARGE, async (sandbox) => {
			const { options, ...mine } = editor(tokenFor(sandbox));
			const readAll = async () => {
				const users = await scroll({ options, ...mine }, 'searchUsers');
				const fields = await scroll({ options, ...mine }, 'searchCompanyFields');
				const tags = await options('getCompanyTags');
				return [users, fields, tags].map((all) => new Set(all.map(({ value }) => value)).size);
			};
			const pages = () =>
				['users', 'companies/custom_fields', 'companies/tags'].map((path) => reads(sandbox, path));
			expect(await readAll()).toEqual([305, 230, 10_007]);
			expect(pages()).toEqual([upTo(2), upTo(1), upTo(41)]);
			await later(30_000, async () => {
				await readAll();
				expect(pages()).toEqual([upTo(2), upTo(1), upTo(41)]);
			});
			await later(70_000, async () => {
				await mine.search('searchUsers');
				expect(reads(sandbox, 'users')).toEqual([...upTo(2), ...upTo(2)]);
			});
		});
	});

	it.each([
		['searchUsers', 'manager 299', ['Manager 299']],
		['searchUsers', 'ADMIN', ['Olga Admin']],
		['searchCompanyFields', '200 field', ['Extra field 200 – text']],
		['searchCompanyFields', 'date', ['Founded – date', 'Next audit – date time']],
		['searchCompanyFields', 'phone mobile', ['Phone (mobile)']],
		['searchCompanyFields', 'nothing like it', []],
	])('%s is narrowed by %j to what is anywhere in the list', async (method, filter, expected) => {
		await withSandbox(LARGE, async (sandbox) => {
			const { results, paginationToken } = await editor(tokenFor(sandbox)).search(method, {
				filter,
			});
			expect(results.map(({ name }) => name)).toEqual(expected);
			expect(paginationToken).toBeUndefined();
		});
	});

	it('are read at once for two that ask at the same time, and are not read twice', async () => {
		await withSandbox(LARGE, async (sandbox) => {
			const { search } = editor(tokenFor(sandbox));
			const both = await Promise.all([search('searchUsers'), search('searchUsers')]);
			expect(both[0]).toEqual(both[1]);
			expect(reads(sandbox, 'users')).toEqual(upTo(2));
		});
	});
});

describe('Lists that were read', () => {
	it('are not shown to another credential of the same account', async () => {
		await withSandbox({}, async (sandbox) => {
			await editor(tokenFor(sandbox)).search('searchUsers');
			sandbox.set({ isAdmin: false });
			await expect(editor(tokenFor(sandbox)).search('searchUsers')).rejects.toThrow(
				'amoCRM refused access',
			);
			await expect(editor(oAuth2For(sandbox), 'oAuth2').search('searchUsers')).rejects.toThrow(
				'amoCRM refused access',
			);
		});
	});

	it('are not shown under the same credential when its account was changed', async () => {
		await withSandbox({ companyTags: 1 }, async (first) => {
			await withSandbox({ companyTags: 2 }, async (second) => {
				const credential = tokenFor(first);
				const before = await editor(credential).options('getCompanyTags');
				const moved = { ...credential, data: tokenFor(second).data };
				const after = await editor(moved).options('getCompanyTags');
				expect([before.length, after.length]).toEqual([8, 9]);
			});
		});
	});

	it('are apart for companies, contacts and leads', async () => {
		await withSandbox({}, async (sandbox) => {
			const { options, search } = editor(tokenFor(sandbox));
			const tags = [];
			for (const method of ['getCompanyTags', 'getContactTags', 'getLeadTags'])
				tags.push((await options(method)).map(({ name }) => name));
			expect(tags[1]).toEqual(expect.arrayContaining(['webinar', 'ЛПР']));
			expect(tags[2]).toEqual(expect.arrayContaining(['site', 'срочно']));
			expect(tags[0]).not.toContain('webinar');
			const position = { filter: 'position' };
			expect((await search('searchContactFields', position)).results).toHaveLength(1);
			expect((await search('searchCompanyFields', position)).results).toEqual([]);
		});
	});

	it('are read anew after a failure', async () => {
		await withSandbox({}, async (sandbox) => {
			const { search } = editor(tokenFor(sandbox));
			sandbox.set({ unpaid: true });
			await expect(search('searchUsers')).rejects.toThrow('not paid');
			sandbox.set({ unpaid: false });
			expect((await search('searchUsers')).results).toHaveLength(5);
		});
	});
});
