import { jsonOf, requests, runAmocrm, withSandbox, errorOf } from '../../../support/amocrm';
import { contact, contactColumns, stored, upsert, upsertJson } from '../../../support/upsert';
import type { Sandbox } from '../../../../sandbox';

const reads = (sandbox: Sandbox, path: string) =>
	sandbox
		.log()
		.filter(({ method, path: seen }) => method === 'GET' && seen.startsWith(`/api/v4/${path}`));

/** Fields and account are read once for many rows. */
const recordReads = (sandbox: Sandbox, path: string) =>
	reads(sandbox, path).filter(({ path: seen }) => !seen.includes('custom_fields'));

describe('Create or Update: requests', () => {
	it.each([false, true])(
		'500 rows on a list of 2,000 read the list, not row by row (filters: %s)',
		async (filtersEnabled) => {
			await withSandbox({ companies: 2000, filtersEnabled }, async (sandbox) => {
				const input = Array.from({ length: 500 }, (_, n) => ({ name: `company ${n * 5}` }));
				const { items } = await runAmocrm(sandbox, {
					input,
					parameters: upsert('company', { name: '={{ $json.name }}' }, { return: 'ids' }),
				});
				const actions = jsonOf(items).map(({ action }) => action);
				expect(actions.filter((action) => action === 'updated')).toHaveLength(400);
				expect(actions.filter((action) => action === 'created')).toHaveLength(100);
				expect(sandbox.records('companies')).toHaveLength(2100);
				expect(recordReads(sandbox, 'companies').length).toBeLessThan(15);
			});
		},
	);

	it('one row on a long list searches, and never reads the list', async () => {
		await withSandbox({ contacts: 5000 }, async (sandbox) => {
			await stored(sandbox, 'contact', [contact('Anna', ['+7 (916) 111-22-33'])]);
			const { items } = await runAmocrm(sandbox, {
				input: [{ name: 'Anna', phone: '89161112233', email: 'a@example.com' }],
				parameters: upsert('contact', contactColumns, { return: 'ids' }),
			});
			expect(jsonOf(items)).toMatchObject([{ action: 'updated' }]);
			expect(recordReads(sandbox, 'contacts').length).toBeLessThan(10);
		});
	});

	it('with filters, values of a field are asked for in groups', async () => {
		await withSandbox({ companies: 30_000, filtersEnabled: true }, async (sandbox) => {
			const rows = Array.from({ length: 100 }, (_, n) => ({
				name: `Company ${n}`,
				custom_fields_values: [{ field_code: 'INN', values: [{ value: String(7_700_000 + n) }] }],
			}));
			const [first] = await stored(sandbox, 'company', rows.slice(0, 1));
			const { items } = await runAmocrm(sandbox, {
				parameters: upsertJson('company', rows, { matchBy: ['INN'], return: 'ids' }),
			});
			expect(jsonOf(items)[0]).toMatchObject({ id: first, action: 'updated' });
			expect(recordReads(sandbox, 'companies')).toHaveLength(2);
			expect(sandbox.records('companies')).toHaveLength(30_100);
		});
	});

	it('a search that finds too much gives way to the list, and misses nothing', async () => {
		await withSandbox({ companies: 4000 }, async (sandbox) => {
			// Each name is part of thousands of others.
			const input = ['Company', 'Company 1', 'company 4000', 'COMPANY 2'].map((name) => ({ name }));
			const { items } = await runAmocrm(sandbox, {
				input,
				parameters: upsert('company', { name: '={{ $json.name }}' }, { return: 'ids' }),
			});
			expect(jsonOf(items).map(({ action }) => action)).toEqual([
				'created',
				'updated',
				'updated',
				'updated',
			]);
			expect(recordReads(sandbox, 'companies').length).toBeLessThan(60);
		});
	});

	it('what cannot be read is not created', async () => {
		await withSandbox({ contacts: 3 }, async (sandbox) => {
			sandbox.addFault({
				method: 'GET',
				path: '/api/v4/contacts$',
				when: 'before',
				answer: 'status',
				status: 403,
				body: 'problem',
				times: 0,
			});
			const input = ['+79161112233', '+79161112234'].map((phone) => ({
				phone,
				name: 'A',
				email: '',
			}));
			const parameters = upsert('contact', contactColumns);
			const { items } = await runAmocrm(sandbox, {
				input,
				parameters,
				onError: 'continueRegularOutput',
			});
			expect(items).toHaveLength(2);
			for (const { json } of items) expect(json.error).toMatch(/^amoCRM refused access/);
			expect(errorOf(await runAmocrm(sandbox, { input, parameters })).message).toMatch(
				/^amoCRM refused access/,
			);
			expect(sandbox.records('contacts')).toHaveLength(3);
		});
	});
});

describe('Create or Update: faults', () => {
	const input = Array.from({ length: 60 }, (_, n) => ({
		name: `Name ${n}`,
		phone: `+7916${1_000_000 + (n % 40)}`,
		email: '',
	}));

	it.each([
		['POST', 'after', 'status', 504],
		['POST', 'half', 'status', 502],
		['POST', 'after', 'reset', 0],
		['PATCH', 'after', 'status', 504],
		['PATCH', 'half', 'reset', 0],
		['GET', 'before', 'status', 503],
	] as const)('nothing is doubled or lost: %s %s: %s %s', async (method, when, answer, status) => {
		await withSandbox({ contacts: 20 }, async (sandbox) => {
			await stored(
				sandbox,
				'contact',
				input.slice(0, 10).map(({ name, phone }) => contact(name, [phone])),
			);
			sandbox.addFault({
				method,
				path: '/api/v4/contacts$',
				when,
				answer,
				status,
				body: 'html',
				times: 1,
			});
			const { items, error } = await runAmocrm(sandbox, {
				input,
				parameters: upsert('contact', contactColumns),
			});
			expect(error).toBeUndefined();
			expect(jsonOf(items).filter(({ action }) => action === 'created')).toHaveLength(30);
			expect(jsonOf(items).filter(({ action }) => action === 'updated')).toHaveLength(30);
			expect(sandbox.records('contacts')).toHaveLength(60);
			for (const [n, { json }] of items.entries()) expect(json.first_name).toBe(`Name ${n}`);
		});
	});

	it('a refused credential ends all rows without a request for each of them', async () => {
		await withSandbox({}, async (sandbox) => {
			sandbox.addFault({
				method: 'POST',
				when: 'before',
				answer: 'status',
				status: 403,
				body: 'problem',
				times: 0,
			});
			const rows = Array.from({ length: 30 }, (_, n) => contact(`A ${n}`, ['+79161112233']));
			const { items } = await runAmocrm(sandbox, {
				parameters: upsertJson('contact', rows),
				onError: 'continueRegularOutput',
			});
			expect(
				jsonOf(items).filter(({ error }) => /^amoCRM refused access/.test(String(error))),
			).toHaveLength(30);
			expect(requests(sandbox, 'POST', 'contacts')).toHaveLength(1);
		});
	});
});
