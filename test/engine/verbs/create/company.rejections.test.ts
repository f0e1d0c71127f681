import type { IDataObject } from 'n8n-workflow';

import {
	byId,
	companyForm,
	companyJson,
	customFields,
	errorOf,
	jsonOf,
	runAmocrm,
	storedNames,
	withSandbox,
} from '../../../support/amocrm';

/** The complaint about the second of three companies of one item, written as JSON. */
async function complaint(bad: IDataObject): Promise<{ message: string; description: string }> {
	// Refusals that live logs do not show are said well too.
	return await withSandbox({ accepts: [] }, async (sandbox) => {
		const input = [{ list: [{ name: 'First' }, bad, { name: 'Last' }] }];
		const { items, error } = await runAmocrm(sandbox, {
			input,
			parameters: companyJson('={{ $json.list }}'),
			onError: 'continueRegularOutput',
		});
		expect(error).toBeUndefined();
		expect(storedNames(sandbox).sort()).toEqual(['First', 'Last']);
		expect(jsonOf(items)).toMatchObject([
			{ name: 'First' },
			{ error: expect.stringContaining('[item 0, company 2 of 3') },
			{ name: 'Last' },
		]);
		expect(Object.keys(jsonOf(items)[1] ?? {})).toEqual(['error', 'message']);
		const { error: message, message: description } = jsonOf(items)[1] ?? {};
		return {
			message: String(message).replace(/ \[item 0, company 2 of 3(, ".*")?\]$/, ''),
			description: String(description).replace(` ${OTHERS}`, ''),
		};
	});
}

/** What is said where other rows of the item were written. */
const OTHERS = '2 other rows of this item were written: send only this one again.';

const field = (written: IDataObject, value: string | number): IDataObject => ({
	name: 'Bad',
	custom_fields_values: [{ ...written, values: [{ value }] }],
});

describe('What amoCRM refuses is said with the labels of the form', () => {
	it.concurrent.each<[title: string, row: IDataObject, message: string]>([
		[
			'a name that is no text',
			{ name: 5 },
			'\'Name\' "5" has the wrong type (This value should be of type string.)',
		],
		[
			'a user that does not exist',
			{ name: 'Bad', responsible_user_id: 99 },
			'\'Responsible User\' "99" is not a possible choice',
		],
		[
			'a user as text',
			{ name: 'Bad', created_by: '7001001' },
			'\'Created By\' "7001001" has the wrong type (This value should be of type int.); \'Created By\' "7001001" is not a possible choice',
		],
		[
			'a deactivated user',
			{ name: 'Bad', updated_by: 7001005 },
			'\'Updated By\' "7001005" is not a possible choice',
		],
		[
			'a negative ID',
			{ name: 'Bad', responsible_user_id: -1 },
			'\'Responsible User\' "-1" must be a positive number',
		],
		[
			'a date as text',
			{ name: 'Bad', created_at: '2026-01-01' },
			'\'Created At\' "2026-01-01" has the wrong type (This value should be of type int.)',
		],
		['an unknown key', { name: 'Bad', inn: '7707' }, '\'inn\' "7707" cannot be written here'],
		[
			'a key inside a tag',
			{ name: 'Bad', _embedded: { tags: [{ name: 'a', color: 'red' }] } },
			'\'Tags\' "red" cannot be written here',
		],
		[
			'a tag that does not exist',
			{ name: 'Bad', tags_to_add: [{ id: 5 }] },
			'\'Tags\' "5" is not a possible choice',
		],
		[
			'null where a value must be',
			{ name: 'Bad', responsible_user_id: null },
			"'Responsible User' must not be null",
		],
		[
			'a phone that is a number',
			field({ field_code: 'PHONE' }, 5),
			'\'Phone\' "5" has the wrong type (This value should be of type string.)',
		],
		[
			'an option that does not exist',
			field({ field_id: 300116 }, 'Nobody'),
			'\'Segment\' "Nobody" is not a possible choice',
		],
		[
			'a custom field that does not exist',
			field({ field_id: 5 }, 'x'),
			'\'Custom Fields, 5\' "5" is not a possible choice',
		],
		[
			'a field code that does not exist',
			field({ field_code: 'NO_SUCH' }, 'x'),
			'\'Custom Fields, NO_SUCH\' "NO_SUCH" is not a possible choice',
		],
		[
			'a custom field without values',
			{ name: 'Bad', custom_fields_values: [{ field_id: 300113, values: [] }] },
			"'INN' must not be empty",
		],
		[
			'custom fields in a wrong shape',
			{ name: 'Bad', custom_fields_values: { INN: '7707' } },
			"'Custom Fields' has the wrong type (This value should be of type array.)",
		],
	])('%s', async (_title, row, message) => {
		const words = await complaint(row);
		expect(words.message).toBe(`amoCRM refused this row: ${message}`);
		expect(words.description).toMatch(/^[A-Z].*\.$/);
	});

	it('names every field of the row at once', async () => {
		const { message } = await complaint({
			name: 5,
			created_by: -3,
			custom_fields_values: [{ field_id: 300140, values: [{ value: 'many' }] }],
		});
		expect(message).toBe(
			'amoCRM refused this row: \'Name\' "5" has the wrong type (This value should be of type string.); \'Created By\' "-3" must be a positive number; \'Employees\' "many" has the wrong type (This value should be of type numeric.)',
		);
	});
});

describe('A row that amoCRM refuses', () => {
	it('of the form is named with the label too', async () => {
		await withSandbox({}, async (sandbox) => {
			const parameters = companyForm([
				{ name: 'A' },
				{
					name: 'B',
					responsible_user_id: byId(99),
					custom_fields_values: customFields(['INN', '1']),
				},
			]);
			const { message, description } = errorOf(await runAmocrm(sandbox, { parameters }));
			expect(message).toBe(
				'amoCRM refused this row: \'Responsible User\' "99" is not a possible choice [item 0, company 2 of 2, "B"]',
			);
			expect(description).toContain('Check that it exists in amoCRM and is active.');
		});
	});

	it('does not hinder the others, wherever it stands', async () => {
		await withSandbox({}, async (sandbox) => {
			const bad = new Set([0, 7, 49, 50, 51, 120, 299]);
			const input = Array.from({ length: 300 }, (_, n) =>
				bad.has(n) ? { name: n } : { name: `Company ${n}` },
			);
			const { items } = await runAmocrm(sandbox, {
				input,
				parameters: companyJson('={{ $json }}', { batchSize: 50 }),
				onError: 'continueRegularOutput',
			});
			expect(items.map(({ json, pairedItem }) => ['error' in json, pairedItem])).toEqual(
				input.map((_, item) => [bad.has(item), { item }]),
			);
			expect(storedNames(sandbox)).toHaveLength(300 - bad.size);
		});
	});

	it('is found out even if amoCRM does not name it', async () => {
		await withSandbox({}, async (sandbox) => {
			sandbox.addFault({
				method: 'POST',
				times: 0,
				when: 'before',
				answer: 'status',
				status: 400,
				body: 'validation-unnamed',
				matchRows: { name: 'Company 33' },
			});
			const input = Array.from({ length: 60 }, (_, n) => ({ name: `Company ${n}` }));
			const { items } = await runAmocrm(sandbox, {
				input,
				parameters: companyJson('={{ $json }}', { batchSize: 50 }),
				onError: 'continueRegularOutput',
			});
			expect(
				jsonOf(items).flatMap(({ error }, n) => (error === undefined ? [] : [[n, error]])),
			).toEqual([[33, 'amoCRM did not accept the data: Request validation failed [item 33]']]);
			expect(storedNames(sandbox)).toHaveLength(59);
		});
	});
});
