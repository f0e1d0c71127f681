import { hurried, jsonOf, requests, runAmocrm, withSandbox } from '../../../support/amocrm';
import { contact, upsertJson } from '../../../support/upsert';

describe('Create or Update: a new record of which nobody knows', () => {
	it('is not made a second time by the next row of the same record', async () => {
		await withSandbox({}, async (sandbox) => {
			sandbox.addFault({
				method: 'POST',
				when: 'after',
				answer: 'status',
				status: 504,
				body: 'html',
				times: 0,
			});
			// Nothing can be read once the matching is done.
			sandbox.addFault({
				method: 'GET',
				path: 'contacts$',
				skip: 1,
				when: 'before',
				answer: 'status',
				status: 403,
				body: 'problem',
				times: 0,
			});
			const rows = [1, 2].map((n) => contact(`A ${n}`, [], ['a@example.com']));
			const { items } = await hurried(
				async () =>
					await runAmocrm(sandbox, {
						parameters: upsertJson('contact', rows, { matchBy: ['email'] }),
						onError: 'continueRegularOutput',
					}),
			);
			expect(jsonOf(items).map(({ error }) => error)).toEqual([
				'This row may have been created [item 0, contact 1 of 2, "A 1"]',
				'An earlier row for the same record may have been written [item 0, contact 2 of 2, "A 2"]',
			]);
			expect(requests(sandbox, 'POST', 'contacts')).toHaveLength(1);
			expect(sandbox.records('contacts')).toHaveLength(1);
		});
	});
});
