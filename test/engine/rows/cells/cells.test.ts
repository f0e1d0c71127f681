import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../../../sandbox';
import {
	byName,
	companyJson,
	errorOf,
	jsonOf,
	requests,
	runAmocrm,
	sentRows,
	storedNames,
	withSandbox,
	type Json,
} from '../../../support/amocrm';
import { byColumnNames, runRows, valuesOf } from '../../../support/columns';
import type { NodeRun } from '../../../support/engine';

/** Rows of a sheet, each column under the name of its field. */
const sheet = async (
	sandbox: Sandbox,
	resource: string,
	rows: readonly Json[],
	options: Json = {},
	settings: Json = { onError: 'continueRegularOutput' },
): Promise<NodeRun> =>
	await runAmocrm(sandbox, {
		parameters: {
			resource,
			operation: 'create',
			inputMode: 'columns',
			columns: { mappingMode: 'autoMapInputData', value: null, schema: [], matchingColumns: [] },
			options,
		},
		input: JSON.parse(JSON.stringify(rows)),
		...settings,
	});

const errorsOf = ({ items }: NodeRun) => jsonOf(items).map(({ error }) => error);

/** The first value of each custom field that was sent for a row. */
const sentValues = (row: IDataObject | undefined): unknown[] =>
	Object(row?.custom_fields_values ?? []).map(({ values }: Json) => Object(values)[0]?.value);

describe('empty dates of programs', () => {
	const rows = [
		{ Name: 'A', Founded: '01.01.0001 0:00:00' },
		{ Name: 'B', Founded: '0001-01-01T00:00:00' },
		{ Name: 'C', 'Created At': '01.01.0001 0:00:00' },
		{ Name: 'D', 'Next audit': '0000-00-00 00:00:00', Anniversary: '00.01.1900' },
		{ Name: 'E', Founded: 0, 'Updated At': ['0001-01-01T00:00:00'] },
	];

	it('are not sent', async () => {
		await withSandbox({}, async (sandbox) => {
			const run = await sheet(sandbox, 'company', rows, {}, {});
			expect(run.error).toBeUndefined();
			expect(sentRows(sandbox).map((row) => Object.keys(row).sort())).toEqual(
				rows.map(() => ['name']),
			);
		});
	});

	it('clear the field where empty values do', async () => {
		await withSandbox({}, async (sandbox) => {
			await sheet(sandbox, 'company', rows.slice(0, 1), { emptyValues: 'clear' }, {});
			expect(sentRows(sandbox)[0]?.custom_fields_values).toMatchObject([{ values: null }]);
		});
	});

	it('are no excuse for years that nobody means', async () => {
		await withSandbox({}, async (sandbox) => {
			const run = await sheet(sandbox, 'company', [
				{ Name: 'A', Founded: '01.01.0201' },
				{ Name: 'B', 'Created At': '0001-01-01T10:00:00' },
				{ Name: 'C', Founded: '2020-01-02' },
			]);
			expect(errorsOf(run)).toEqual([
				`'Founded': "01.01.0201" is a date in the year 201 [item 0]`,
				`'Created At': "0001-01-01T10:00:00" is a date in the year 1 [item 1]`,
				undefined,
			]);
		});
	});
});

describe('dates of sheets', () => {
	it('may be day numbers, as the reader of spreadsheets gives them, or long ago', async () => {
		await withSandbox({}, async (sandbox) => {
			await sheet(
				sandbox,
				'company',
				[
					{ Name: 'A', Founded: 45292, 'Next audit': 45292.5 },
					{ Name: 'B', Anniversary: '1950-05-09' },
				],
				{},
				{},
			);
			const [first, second] = sentRows(sandbox);
			expect(sentValues(first)).toEqual([Date.UTC(2023, 11, 31, 21) / 1000, expect.any(Number)]);
			expect(sentValues(second)).toEqual(['1950-05-09T00:00:00+03:00']);
			const [, stored] = sandbox.records('companies');
			expect(JSON.stringify(stored)).toContain(String(Date.UTC(1950, 4, 8, 21) / 1000));
		});
	});

	it('tell records apart by days of whatever century', async () => {
		await withSandbox({}, async (sandbox) => {
			const row = { Name: 'A', Anniversary: '1950-05-09' };
			await sheet(sandbox, 'company', [row], {}, {});
			const options = { skipExisting: 'field', skipExistingField: byName('Anniversary') };
			const run = await sheet(sandbox, 'company', [row, { ...row, Name: 'B' }], options, {});
			expect(run.error).toBeUndefined();
			expect(storedNames(sandbox)).toEqual(['A']);
		});
	});

	it('with slashes are read in the order of the account', async () => {
		await withSandbox({}, async (sandbox) => {
			await sheet(sandbox, 'company', [{ Name: 'A', Founded: '03/04/2026' }], {}, {});
			expect(sentValues(sentRows(sandbox)[0])).toEqual([Date.UTC(2026, 3, 2, 21) / 1000]);
			expect(requests(sandbox, 'GET', 'account')).toHaveLength(1);
		});
	});

	it('with slashes are read in the order that was chosen, and refused in another', async () => {
		await withSandbox({}, async (sandbox) => {
			const run = await sheet(
				sandbox,
				'company',
				[
					{ Name: 'A', Founded: '03/04/2026' },
					{ Name: 'B', Founded: '13/04/2026' },
				],
				{ dateOrder: 'monthFirst' },
			);
			expect(sentValues(sentRows(sandbox)[0])).toEqual([Date.UTC(2026, 2, 3, 21) / 1000]);
			expect(errorsOf(run)).toEqual([
				undefined,
				`'Founded': "13/04/2026" puts the day first [item 1]`,
			]);
		});
	});

	it('are not read in one order where the column has both', async () => {
		const rows = [
			{ Name: 'A', Founded: '03/04/2026', 'Created At': '03/04/2020' },
			{ Name: 'B', Founded: '04/13/2026' },
			{ Name: 'C', Founded: '2026-04-03' },
			{ Name: 'D', 'Created At': '03/04/2020' },
		];
		await withSandbox({}, async (sandbox) => {
			const run = await sheet(sandbox, 'company', rows);
			expect(errorsOf(run)).toEqual([
				`'Founded': "03/04/2026" can be read in two ways, and other rows have day and month in the other order ("04/13/2026") [item 0]`,
				undefined,
				undefined,
				undefined,
			]);
			expect(sentRows(sandbox)).toHaveLength(3);
		});
		await withSandbox({}, async (sandbox) => {
			const run = await sheet(sandbox, 'company', rows, {}, {});
			expect(errorOf(run).message).toContain('can be read in two ways');
			expect(requests(sandbox, 'POST', 'companies')).toEqual([]);
		});
	});
});

describe('lists of one and people of other tools', () => {
	it('count for the own fields of a record', async () => {
		await withSandbox({}, async (sandbox) => {
			const run = await sheet(
				sandbox,
				'company',
				[
					{ Name: ['B'], INN: ['77'] },
					{ Name: 'C', 'Responsible User': ['Ivan Petrov'] },
					{ Name: 'D', 'Created At': ['2020-01-02'] },
					{
						Name: 'E',
						'Responsible User': { id: 'usr1', email: 'ivan@example.com', name: 'Ivan Petrov' },
					},
					{ Name: [null, 'F'], 'Responsible User': [{ email: 'x@y.z', name: 'Ivan Petrov' }] },
				],
				{},
				{},
			);
			expect(run.error).toBeUndefined();
			expect(sentRows(sandbox)).toMatchObject([
				{ name: 'B' },
				{ name: 'C', responsible_user_id: 7001002 },
				{ name: 'D', created_at: expect.any(Number) },
				{ name: 'E', responsible_user_id: 7001002 },
				{ name: 'F', responsible_user_id: 7001002 },
			]);
		});
	});

	it('do not, where there are several or only the ID of another tool', async () => {
		await withSandbox({}, async (sandbox) => {
			const run = await sheet(sandbox, 'company', [
				{ Name: ['B', 'C'] },
				{ Name: 'D', 'Responsible User': { id: 'usr1' } },
				{ Name: 2 ** 53 },
			]);
			expect(errorsOf(run)).toEqual([
				`'Name': this is not text [item 0]`,
				`'Responsible User': there is no user "{"id":"usr1"}" [item 1]`,
				expect.stringContaining('is too long for a number: its last digits are lost [item 2]'),
			]);
		});
	});
});

describe('what programs give where there is nothing', () => {
	it('is no phone, email or date as `false`, and no phone or email as `true`', async () => {
		await withSandbox({}, async (sandbox) => {
			const nothing = { Phone: false, Email: [false], Birthday: false };
			const run = await runRows(sandbox, byColumnNames('contact'), [
				{ Name: 'Anna', ...nothing, Subscribed: false, Comment: false },
				{ Name: 'Boris', Phone: true },
				{ Name: 'Vera', Email: ['vera@example.com', true] },
			]);
			expect(jsonOf(run.items)).toMatchObject([
				{ name: 'Anna' },
				{ error: `'Phone': "true" is not a phone or email [item 1]` },
				{ error: `'Email': "true" is not a phone or email [item 2]` },
			]);
			expect(valuesOf(sandbox.records('contacts')[0])).toMatchObject({
				Comment: [{ value: 'false' }],
				Subscribed: [{ value: false }],
			});
			expect(Object.keys(valuesOf(sandbox.records('contacts')[0]))).toHaveLength(2);
		});
	});

	it('an object that was put into a text is an error on the row', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runRows(
				sandbox,
				byColumnNames('contact', 'create', { createTags: true }),
				['Name', 'Phone', 'Comment', 'Tags'].map((column) => ({
					Name: 'Anna',
					[column]: '[object Object]',
				})),
			);
			for (const { error } of jsonOf(items))
				expect(error).toContain('inserted an object into text');
			expect(sandbox.records('contacts')).toEqual([]);
		});
	});

	it('a key that no text can be made of is refused alone', async () => {
		await withSandbox({}, async (sandbox) => {
			const harmful = { toString: 'x', value: 'y' };
			const { items } = await runRows(sandbox, byColumnNames('contact'), [
				{ Name: 'Anna', 'Responsible User': harmful },
				{ Name: 'Boris', Phone: [harmful] },
				{ Name: 'Vera' },
			]);
			expect(jsonOf(items)).toMatchObject([
				{ error: expect.stringMatching(/^'Responsible User': a value has a key .*"toString"/) },
				{ error: expect.stringContaining('a value has a key') },
				{ name: 'Vera' },
			]);
		});
	});
});

describe('amounts', () => {
	it('of more digits than JavaScript keeps are refused', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runRows(sandbox, byColumnNames('lead'), [
				{ Name: 'A', Sale: '9007199254740993' },
				{ Name: 'B', Sale: 1e17 },
				{ Name: 'C', Sale: '9007199254740991' },
			]);
			expect(jsonOf(items)).toMatchObject([
				{ error: `'Sale': "9007199254740993" is too large [item 0]` },
				{ error: `'Sale': "100000000000000000" is too large [item 1]` },
				{ price: 9_007_199_254_740_991 },
			]);
		});
	});

	it('are no shares, and are read by their currency', async () => {
		await withSandbox({}, async (sandbox) => {
			const run = await sheet(sandbox, 'lead', [
				{ Name: 'a', Price: '10%' },
				{ Name: 'b', Margin: '15%' },
				{ Name: 'c', Discount: '15%', Price: 'R$ 1.500', Margin: 'AR$ 1.500,50' },
				{ Name: 'd', Price: 'MXN $1,500.00' },
				{ Name: 'e', Price: '1.500' },
			]);
			expect(errorsOf(run)).toEqual([
				expect.stringContaining('"10%" is a percentage, not an amount of money [item 0]'),
				expect.stringContaining('"15%" is a percentage, not an amount of money [item 1]'),
				undefined,
				undefined,
				expect.stringContaining('"1.500" can be read in two ways [item 4]'),
			]);
			const [third, fourth] = requests(sandbox, 'POST', 'leads').flatMap(
				({ body }): IDataObject[] => Object(body),
			);
			expect(third).toMatchObject({ price: 1500 });
			expect(sentValues(third).sort()).toEqual(['15', '1500.5']);
			expect(fourth).toMatchObject({ price: 1500 });
		});
	});
});

describe('what nobody sees', () => {
	it('is no part of a name, and a name of nothing else is missing', async () => {
		await withSandbox({}, async (sandbox) => {
			const run = await sheet(sandbox, 'company', [
				{ Name: '\u200bRocket\u00a0LLC\u202c', INN: '\ufeff7707083893\u00ad' },
				{ Name: '\u200b', INN: '7707083893' },
				{ Name: '#1 Burger 👩🏽‍💻' },
			]);
			expect(errorsOf(run)[1]).toContain("'Name' is missing");
			const [first, second] = sentRows(sandbox);
			expect(first?.name).toBe('Rocket LLC');
			expect(sentValues(first)).toEqual(['7707083893']);
			expect(second?.name).toBe('#1 Burger 👩🏽‍💻');
		});
	});
});

describe('a value of thousands of levels', () => {
	const nested = (levels: number) => `${'['.repeat(levels)}1${']'.repeat(levels)}`;

	it('is refused alone, in a column and in raw JSON', async () => {
		await withSandbox({}, async (sandbox) => {
			const run = await sheet(sandbox, 'company', [
				{ Name: 'A' },
				{ Name: 'B', INN: JSON.parse(nested(3000)) },
				{ Name: 'C', Segment: nested(5000) },
				{ Name: 'D' },
			]);
			expect(errorsOf(run)).toEqual([
				undefined,
				expect.stringContaining('a value is nested more than 50 levels deep [item 1]'),
				expect.stringContaining('[item 2]'),
				undefined,
			]);
			expect(sentRows(sandbox).map(({ name }) => name)).toEqual(['A', 'D']);
		});
		await withSandbox({}, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, {
				parameters: companyJson(`[{"name":"A"},{"name":"B","x":${nested(5000)}},{"name":"C"}]`),
				onError: 'continueRegularOutput',
			});
			expect(jsonOf(items)).toMatchObject([
				{ name: 'A' },
				{
					error: expect.stringContaining(
						'nested more than 50 levels deep [item 0, company 2 of 3, "B"]',
					),
				},
				{ name: 'C' },
			]);
		});
	});
});

describe('the address of a record', () => {
	it('of another kind is refused, and so are IDs of too many digits', async () => {
		await withSandbox({}, async (sandbox) => {
			const run = await sheet(sandbox, 'contact', [
				{ 'First Name': 'A', Company: 'https://demo.amocrm.ru/contacts/detail/5' },
				{ 'First Name': 'B', 'Responsible User': '99999999999999999999' },
				{ 'First Name': 'C' },
			]);
			expect(errorsOf(run)).toEqual([
				expect.stringContaining('is the address of another type of record [item 0]'),
				expect.stringContaining('"99999999999999999999" is not an ID [item 1]'),
				undefined,
			]);
		});
	});

	it.each<[string, Json]>([
		['Get', { operation: 'get', recordId: 'ADDRESS' }],
		['Get Links', { operation: 'getLinks', recordId: 'ADDRESS' }],
		['Get Many', { operation: 'getAll', filters: { id: 'ADDRESS' } }],
		['Change Tags', { operation: 'changeTags', recordId: 'ADDRESS', tags: ['VIP'] }],
		[
			'Link',
			{ operation: 'link', recordId: '1', to_entity_type: 'leads', to_entity_id: 'ADDRESS' },
		],
		[
			'Unlink',
			{ operation: 'unlink', recordId: 'ADDRESS', to_entity_type: 'leads', to_entity_id: '1' },
		],
	])('of another kind is refused by %s', async (_title, parameters) => {
		await withSandbox({}, async (sandbox) => {
			const address = 'https://demo.amocrm.ru/contacts/detail/5';
			const text = JSON.stringify({ resource: 'company', ...parameters }).replace(
				'ADDRESS',
				address,
			);
			const { error } = await runAmocrm(sandbox, { parameters: JSON.parse(text) });
			expect(error?.message).toContain('is the address of another type of record');
		});
	});
});
