import { sleep } from 'n8n-workflow';

import {
	companyJson,
	jsonOf,
	requests,
	runAmocrm,
	storedNames,
	withSandbox,
} from '../../support/amocrm';
import { contact, stored, textsOf, upsertJson } from '../../support/upsert';

/** amoCRM's lists and searches show what was there a minute ago, in which nothing of a test had been written. */
const BEHIND = { lagMs: 60_000 };

const phone = (n: number) => `+79160000${String(n).padStart(3, '0')}`;
const people = (count: number) =>
	Array.from({ length: count }, (_, n) => contact(`Person ${n}`, [phone(n)]));

const byPhone = (rows: unknown) => upsertJson('contact', rows, { matchBy: ['phone'] });
const byName = (rows: unknown, options = {}) =>
	upsertJson('contact', rows, { matchBy: ['name'], ...options });

describe('Create or Update where lists and searches lag behind', () => {
	it.concurrent('finds the contacts that were created just now', async () => {
		await withSandbox(BEHIND, async (sandbox) => {
			const ids = await stored(sandbox, 'contact', people(5));
			const { items } = await runAmocrm(sandbox, { parameters: byPhone(people(5)) });
			expect(jsonOf(items)).toMatchObject(ids.map((id) => ({ id, action: 'updated' })));
			expect(sandbox.records('contacts')).toHaveLength(5);
		});
	});

	it.concurrent('finds by its ID what was created just now', async () => {
		await withSandbox(BEHIND, async (sandbox) => {
			const ids = await stored(sandbox, 'contact', people(5));
			const { items } = await runAmocrm(sandbox, {
				parameters: byPhone(ids.map((id) => ({ id, name: 'Renamed' }))),
			});
			expect(jsonOf(items)).toMatchObject(ids.map((id) => ({ id, name: 'Renamed' })));
		});
	});

	it.concurrent('finds very many', async () => {
		await withSandbox({ lagMs: 3_000 }, async (sandbox) => {
			await stored(sandbox, 'contact', people(300));
			const { items } = await runAmocrm(sandbox, { parameters: byPhone(people(300)) });
			expect(jsonOf(items).filter(({ action }) => action === 'updated')).toHaveLength(300);
			expect(sandbox.records('contacts')).toHaveLength(300);
			// Not one request for each: the last fifty that pages do not show yet may be read one by one.
			expect(sandbox.log().length).toBeLessThan(60 + 50);
		});
	});

	it.concurrent('keeps the phones that were added just now', async () => {
		await withSandbox({}, async (sandbox) => {
			const [id = 0] = await stored(sandbox, 'contact', [contact('Anna', [phone(1)])]);
			sandbox.set(BEHIND);
			for (const n of [2, 3, 4])
				await runAmocrm(sandbox, { parameters: byName(contact('Anna', [phone(n)])) });
			expect(textsOf(sandbox, 'contacts', id, 'PHONE')).toEqual([1, 2, 3, 4].map(phone));
		});
	});

	it.concurrent('does not take a contact by the phone that it had before', async () => {
		await withSandbox({}, async (sandbox) => {
			const [id = 0] = await stored(sandbox, 'contact', [contact('Anna', [phone(1)])]);
			sandbox.set(BEHIND);
			await runAmocrm(sandbox, {
				parameters: byName(contact('Anna', [phone(2)]), { valuesMode: 'replace' }),
			});
			await runAmocrm(sandbox, { parameters: byPhone(contact('Boris', [phone(1)])) });
			expect(sandbox.records('contacts').map(({ name }) => name)).toEqual(['Anna', 'Boris']);
			expect(textsOf(sandbox, 'contacts', id, 'PHONE')).toEqual([phone(2)]);
		});
	});

	it.concurrent('makes one contact in executions at the same time', async () => {
		await withSandbox(BEHIND, async (sandbox) => {
			const run = async () =>
				await runAmocrm(sandbox, { parameters: byPhone(contact('Anna', [phone(1)])) });
			await Promise.all([run(), run(), run()]);
			expect(sandbox.records('contacts')).toHaveLength(1);
		});
	});

	it.concurrent('with Skip Existing, gives the record that was created just now', async () => {
		await withSandbox(BEHIND, async (sandbox) => {
			const parameters = companyJson([{ name: 'A' }, { name: 'B' }], { skipExisting: 'name' });
			await runAmocrm(sandbox, { parameters });
			const { items } = await runAmocrm(sandbox, { parameters });
			expect(jsonOf(items)).toMatchObject([{ name: 'A' }, { name: 'B' }]);
			expect(storedNames(sandbox)).toEqual(['A', 'B']);
		});
	});

	it.concurrent('costs no request where they do not lag', async () => {
		await withSandbox({}, async (sandbox) => {
			await stored(sandbox, 'contact', people(2));
			await runAmocrm(sandbox, { parameters: byPhone(people(2)) });
			expect(requests(sandbox, 'GET', 'contacts').length).toBeGreaterThan(0);
			expect(sandbox.log().filter(({ path }) => /contacts\/\d+$/.test(path))).toEqual([]);
		});
	});
});

describe('What is read back where lists lag behind', () => {
	it.concurrent.each([1, 3, 80])('is the state after the update of %s', async (count) => {
		await withSandbox({}, async (sandbox) => {
			const ids = await stored(sandbox, 'contact', people(count));
			// The dates of change have whole seconds: what was changed in the same second looks the same.
			await sleep(1_100);
			sandbox.set({ lagMs: count > 50 ? 3_000 : 60_000 });
			const { items, hints } = await runAmocrm(sandbox, {
				parameters: {
					resource: 'contact',
					operation: 'update',
					jsonParameters: true,
					contactsJson: ids.map((id) => ({ id, name: `Renamed ${id}` })),
				},
			});
			expect(jsonOf(items).map(({ name }) => name)).toEqual(ids.map((id) => `Renamed ${id}`));
			expect(hints).toEqual([]);
		});
	});

	it.concurrent('is the complete new record', async () => {
		await withSandbox(BEHIND, async (sandbox) => {
			const { items, hints } = await runAmocrm(sandbox, {
				parameters: companyJson([{ name: 'A' }, { name: 'B' }]),
			});
			expect(jsonOf(items)).toMatchObject([
				{ name: 'A', created_at: expect.any(Number) },
				{ name: 'B', created_at: expect.any(Number) },
			]);
			expect(hints).toEqual([]);
		});
	});

	it.concurrent('is what the row says where it sets the date of change itself', async () => {
		await withSandbox({}, async (sandbox) => {
			const ids = await stored(sandbox, 'contact', people(2));
			sandbox.set(BEHIND);
			const { items } = await runAmocrm(sandbox, {
				parameters: {
					resource: 'contact',
					operation: 'update',
					jsonParameters: true,
					contactsJson: ids.map((id) => ({ id, name: 'Renamed', updated_at: 1_500_000_000 })),
				},
			});
			expect(jsonOf(items)).toMatchObject(
				ids.map(() => ({ name: 'Renamed', updated_at: 1_500_000_000 })),
			);
		});
	});
});
