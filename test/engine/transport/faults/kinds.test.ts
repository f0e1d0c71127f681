import type { IDataObject } from 'n8n-workflow';

import { runAmocrm, withSandbox } from '../../../support/amocrm';

/** Rows of which several have the same name, some none, and no two the same content in all. */
const KINDS: Array<
	[resource: string, plural: 'contacts' | 'leads', row: (i: number) => IDataObject]
> = [
	[
		'contact',
		'contacts',
		(i) => ({ first_name: 'Anna', last_name: `Petrova ${i % 5}`, created_by: 7001002 + (i % 2) }),
	],
	['contact', 'contacts', (i) => (i % 10 === 0 ? {} : { name: `Ivan ${i % 7}` })],
	['lead', 'leads', (i) => (i % 10 === 0 ? { price: i } : { name: `Order ${i % 7}`, price: i })],
];

describe('Half a batch that was written before a 504', () => {
	it.concurrent.each(KINDS)('is found again: %s', async (resource, plural, row) => {
		await withSandbox({ requestsPerSecond: 0 }, async (sandbox) => {
			sandbox.addFault({
				method: 'POST',
				path: plural,
				when: 'half',
				answer: 'status',
				status: 504,
			});
			const rows = Array.from({ length: 60 }, (_, i) => row(i));
			const parameters = {
				resource,
				operation: 'create',
				jsonParameters: true,
				[`${plural}Json`]: JSON.stringify(rows),
			};
			const { items, error } = await runAmocrm(sandbox, { parameters });
			expect(error).toBeUndefined();
			expect(sandbox.records(plural)).toHaveLength(60);
			expect(new Set(items.map(({ json }) => json.id)).size).toBe(60);
			for (const [i, { json }] of items.entries()) expect(json).toMatchObject(rows[i] ?? {});
		});
	});
});
