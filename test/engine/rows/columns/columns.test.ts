import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../../../sandbox';
import {
	amocrm,
	errorOf,
	jsonOf,
	requests,
	runAmocrm,
	storedNames,
	tokenFor,
	withSandbox,
	type Json,
	type NodeOptions,
} from '../../../support/amocrm';
import { byColumnNames, columns, valuesOf } from '../../../support/columns';
import { editorMethod, type NodeRun } from '../../../support/engine';

const byHand = (resource: string, operation: string, value: Json, options: Json = {}) =>
	columns(resource, operation, { mappingMode: 'defineBelow', value }, options);

async function run(
	sandbox: Sandbox,
	parameters: Json,
	input: Json[],
	settings: NodeOptions = {},
): Promise<NodeRun> {
	const schema = await savedColumns(sandbox, parameters);
	return await runAmocrm(sandbox, {
		parameters: { ...parameters, columns: { ...Object(parameters.columns), schema } },
		input: JSON.parse(JSON.stringify(input)),
		...settings,
	});
}

/** n8n checks and converts mapped values by the list of columns that the editor saved; so that has to be the real one. */
async function savedColumns(sandbox: Sandbox, { resource, operation, columns: mapper }: Json) {
	if (Object(mapper).mappingMode !== 'defineBelow') return [];
	const { fields } = await editorMethod('resourceMapping', {
		node: amocrm,
		method: 'getColumns',
		credentials: [tokenFor(sandbox)],
		parameters: { resource: String(resource), operation: String(operation) },
	});
	return fields;
}

/** The ID of a custom field, by its column. */
async function fieldId(sandbox: Sandbox, resource: string, name: string): Promise<string> {
	const fields = await savedColumns(sandbox, byHand(resource, 'create', {}));
	const found = fields.find(({ displayName }) => displayName === name);
	if (!found) throw new Error(`There is no column ${name}`);
	return found.id;
}

describe('Map Columns, by hand', () => {
	it('creates a company of each item, with names, options, dates and kinds of phones', async () => {
		await withSandbox({}, async (sandbox) => {
			const id = async (name: string) => await fieldId(sandbox, 'company', name);

			const parameters = byHand('company', 'create', {
				name: '={{ $json.title }}',
				responsible_user_id: '={{ $json.owner }}',
				tags: 'Partner, cold',
				request_id: '={{ $json.row }}',
				[await id('Phone (mobile)')]: '={{ $json.mobile }}',
				[await id('Phone (work)')]: '+7 495 111-22-33',
				[await id('Segment')]: '={{ $json.segment }}',
				[await id('Founded')]: '={{ $json.founded }}',
				[await id('Key account')]: 'yes',
				[await id('Annual revenue')]: '={{ $json.revenue }}',
				[await id('INN')]: null,
			});
			const { items, error } = await run(sandbox, parameters, [
				{
					title: 'Rocket LLC',
					owner: 'ivan petrov',
					row: 17,
					mobile: '+7 916 111-22-33',
					segment: 'vip',
					founded: '31.12.2020',
					revenue: '1 234,56',
				},
				{ title: 'Horns LLC', owner: 7001004, vip: 0, mobile: '', segment: 2026, founded: null },
			]);
			expect(error).toBeUndefined();
			const [first, second] = jsonOf(items);
			expect(first).toMatchObject({
				name: 'Rocket LLC',
				responsible_user_id: 7001002,
				request_id: 17,
			});
			expect(valuesOf(first)).toMatchObject({
				Phone: [
					{ value: '+7 916 111-22-33', enum_code: 'MOB' },
					{ value: '+7 495 111-22-33', enum_code: 'WORK' },
				],
				Segment: [{ value: 'VIP' }],
				'Key account': [{ value: true }],
				'Annual revenue': [{ value: '1234.56' }],
			});
			expect(valuesOf(first)).not.toHaveProperty('INN');
			expect(second).toMatchObject({ name: 'Horns LLC', responsible_user_id: 7001004 });
			expect(valuesOf(second)).toMatchObject({
				Phone: [{ value: '+7 495 111-22-33' }],
				Segment: [{ value: '2026' }],
			});
			expect(valuesOf(second)).not.toHaveProperty('Founded');
			expect(storedNames(sandbox)).toEqual(['Rocket LLC', 'Horns LLC']);
		});
	});

	it('takes what the editor stores for a picked day, option, user, stage and reason', async () => {
		await withSandbox({ timezone: 'Asia/Vladivostok' }, async (sandbox) => {
			const id = async (name: string) => await fieldId(sandbox, 'lead', name);
			const delivery = await id('Delivery type');
			const { items, error } = await run(
				sandbox,
				byHand('lead', 'create', {
					name: 'Order 1',
					price: 15000,
					responsible_user_id: 7001003,
					status_id: '3177730:143',
					loss_reason_id: 4203748,
					[await id('Delivery date')]: '2026-12-31T00:00:00',
					[delivery]: '={{ "pickup" }}',
				}),
				[{}],
			);
			expect(error).toBeUndefined();
			expect(jsonOf(items)).toMatchObject([
				{
					name: 'Order 1',
					price: 15000,
					responsible_user_id: 7001003,
					pipeline_id: 3177730,
					status_id: 143,
					loss_reason_id: 4203748,
				},
			]);
			expect(valuesOf(items[0]?.json)).toMatchObject({
				'Delivery date': [{ value: Date.parse('2026-12-31T00:00:00+10:00') / 1000 }],
				'Delivery type': [{ value: 'Pickup' }],
			});
		});
	});

	it('updates the record of the mapped ID and leaves fields alone that nobody filled', async () => {
		await withSandbox({ companies: 2 }, async (sandbox) => {
			const [first, second] = sandbox.records('companies');
			const inn = await fieldId(sandbox, 'company', 'INN');
			const { items, error } = await run(
				sandbox,
				byHand(
					'company',
					'update',
					{ id: '={{ $json.id }}', [inn]: '={{ $json.inn }}', name: '' },
					{ emptyValues: 'clear' },
				),
				[
					{ id: first?.id, inn: '7707' },
					{ id: second?.id, inn: '' },
				],
			);
			expect(error).toBeUndefined();
			expect(jsonOf(items).map(({ id, name }) => [id, name])).toEqual([
				[first?.id, first?.name],
				[second?.id, second?.name],
			]);
			expect(requests(sandbox, 'PATCH', 'companies').flatMap(({ body }) => body)).toMatchObject([
				{ id: first?.id, custom_fields_values: [{ values: [{ value: '7707' }] }] },
				{ id: second?.id, custom_fields_values: [{ values: null }] },
			]);
		});
	});

	it('says in words which row has a wrong value, and creates the others', async () => {
		const rows = [
			{ day: '2026-01-31' },
			{ day: '31st of nothing' },
			{ day: 'tomorrow', owner: 'x' },
			{},
		];
		await withSandbox({}, async (sandbox) => {
			const founded = await fieldId(sandbox, 'company', 'Founded');
			const parameters = byHand('company', 'create', {
				name: '=Row {{ $itemIndex }}',
				responsible_user_id: '={{ $json.owner }}',
				[founded]: '={{ $json.day }}',
			});
			const { items } = await run(sandbox, parameters, rows, { onError: 'continueRegularOutput' });
			expect(jsonOf(items)).toMatchObject([
				{ name: 'Row 0' },
				{ error: '\'Founded\': "31st of nothing" is not a date [item 1]' },
				{ error: '\'Responsible User\': there is no user "x" [item 2]' },
				{ name: 'Row 3' },
			]);
			const stopped = errorOf(await run(sandbox, parameters, rows));
			expect(stopped.item).toBe(1);
			expect(storedNames(sandbox)).toEqual(['Row 0', 'Row 3']);
		});
	});

	it.each<[string, string, Json, RegExp, RegExp]>([
		['without any field', 'contact', {}, /^'Columns' is empty/, /Fill in at least one field/],
		[
			'whose expressions give nothing',
			'lead',
			{ name: '={{ $json.nope }}' },
			/^The columns of this item are empty/,
			/Filter node/,
		],
		['without a required field', 'company', { tags: 'cold' }, /Field "name" is required/, /^$/],
		[
			'with a field of another resource',
			'company',
			{ first_name: 'Anna', name: 'X' },
			/^A company has no field "first_name" here/,
			/Refresh the list/,
		],
		[
			'with a custom field that is gone',
			'company',
			{ name: 'X', 999: 'y' },
			/^'Custom Fields': there is no custom field "999"/,
			/./,
		],
		[
			'whose expression gives no name',
			'company',
			{ name: '={{ $json.nope }}' },
			/^'Name' is missing/,
			/check the expression/,
		],
	])('refuses a mapping %s', async (_title, resource, value, message, description) => {
		await withSandbox({}, async (sandbox) => {
			const words = errorOf(await run(sandbox, byHand(resource, 'create', value), [{}]));
			expect(words.message).toMatch(message);
			expect(words.description).toMatch(description);
			expect(storedNames(sandbox)).toEqual([]);
		});
	});
});

const contacts = [
	{
		'FIRST NAME': 'Anna',
		last_name: 'Petrova',
		'phone mobile': '+7 916 111-22-33',
		'E-mail': 'info@example.com',
		EMAIL: 'anna@example.com',
		position: 'Director',
		id: 5,
		row_number: 2,
	},
	{ 'FIRST NAME': 'Boris', 'Phone (Work)': '+7 495 000-00-00', роль: 'лпр', row_number: 3 },
];

describe('Map Columns, by the names of the columns', () => {
	it('finds fields by name, label, code and kind in any case, and names the others once', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items, error, hints } = await run(sandbox, byColumnNames('contact'), contacts);
			expect(error).toBeUndefined();
			const [anna, boris] = jsonOf(items);
			expect(anna).toMatchObject({ first_name: 'Anna', last_name: 'Petrova' });
			expect(valuesOf(anna)).toMatchObject({
				Phone: [{ value: '+7 916 111-22-33', enum_code: 'MOB' }],
				Email: [{ value: 'info@example.com' }, { value: 'anna@example.com' }],
				Position: [{ value: 'Director' }],
			});
			expect(valuesOf(boris)).toMatchObject({
				Phone: [{ value: '+7 495 000-00-00', enum_code: 'WORK' }],
				Роль: [{ value: 'ЛПР' }],
			});
			expect(hints.map(({ message }) => message)).toEqual([
				'These input columns are not fields in amoCRM and were ignored: "row_number".',
			]);
		});
	});

	it('says in words which row has a wrong value, and creates the others', async () => {
		const rows = [
			{ Name: 'One', Founded: '2020-01-31', 'Responsible user': 'Ivan Petrov' },
			{ Name: 'Two', Founded: '32.13.2020' },
			{ Name: 'Three', 'Responsible user': 'Olga Admn' },
			{ Name: ' ', INN: '7707' },
			{ title: 'Four' },
			{ Name: 'Five', Note: 'which one?' },
			{ Name: 'Six', name: 'Seven' },
			{ Name: 'Eight', Segment: 'VIP', Note: '' },
		];
		const complaints = [
			['\'Founded\': "32.13.2020" is not a date [item 1]', /^Enter a date/],
			['\'Responsible User\': there is no user "Olga Admn" [item 2]', /Olga Admin/],
			["'Name' is missing [item 3]", /Enter a value/],
			[
				'No column of this item is a field of a company [item 4]',
				/^Its columns: "title"\. .*"Name"/,
			],
			['2 fields are named "Note" [item 5]', /^Rename .* ID of the field: 300161 or 300164\.$/],
			['The columns "Name" and "name" are the same field [item 6]', /rename one/],
		] as const;
		await withSandbox({}, async (sandbox) => {
			const { items, error } = await run(sandbox, byColumnNames('company'), rows, {
				onError: 'continueRegularOutput',
			});
			expect(error).toBeUndefined();
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
				rows.map((_row, item) => ({ item })),
			);
			for (const [i, [message, description]] of complaints.entries())
				expect(items[i + 1]?.json).toEqual({
					error: message,
					message: expect.stringMatching(description),
				});
			expect(storedNames(sandbox)).toEqual(['One', 'Eight']);
			expect(requests(sandbox, 'GET', 'companies/custom_fields')).toHaveLength(1);
		});
		await withSandbox({}, async (sandbox) => {
			const stopped = errorOf(await run(sandbox, byColumnNames('company'), rows));
			expect(stopped).toMatchObject({ message: complaints[0][0], item: 1 });
			expect(storedNames(sandbox)).toEqual([]);
		});
	});

	it('names at most ten of the columns that are no field', async () => {
		await withSandbox({}, async (sandbox) => {
			const junk = Object.fromEntries(Array.from({ length: 13 }, (_, i) => [`junk ${i}`, i]));
			const { hints } = await run(sandbox, byColumnNames('company'), [
				{ name: 'A', ID: 17, ...junk },
				{ name: 'B', id: 18, ...junk },
			]);
			expect(hints.map(({ message }) => message)).toEqual([
				expect.stringMatching(/: "junk 0", .*"junk 9" and 3 more\.$/),
			]);
		});
	});

	it('takes pipeline and stage in a column each', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await run(
				sandbox,
				byColumnNames('lead'),
				[
					{ Name: 'A', Pipeline: 'Партнёры', Stage: 'Signed', SALE: '15 000 ₽', paid: 'да' },
					{ Name: 'B', pipeline_id: 3177730, status_id: 143 },
					{ Name: 'C', Status: 'Contract' },
					{ Name: 'D', Pipeline: 'Партнёры' },
					{ Name: 'E', Pipeline: { id: 1 }, Stage: 'Signed' },
					{ Name: 'F', Stage: ['a', 'b'] },
					{ Name: 'G', 'Contact IDs': { id: 1 } },
				],
				{ onError: 'continueRegularOutput' },
			);
			expect(jsonOf(items)).toMatchObject([
				{ name: 'A', pipeline_id: 3177730, status_id: 32392186, price: 15000 },
				{ name: 'B', pipeline_id: 3177730, status_id: 143 },
				{ name: 'C', pipeline_id: 3177727, status_id: 32392165 },
				{ error: "'Pipeline' is given without a stage [item 3]" },
				{ error: `'Pipeline': "{"id":1}" is not a name [item 4]` },
				{ error: `'Pipeline and Stage': there is no stage "["a","b"]" [item 5]` },
				{ error: `'Contact IDs': "{"id":1}" is not an ID [item 6]` },
			]);
			expect(valuesOf(items[0]?.json)).toMatchObject({ Paid: [{ value: true }] });
		});
	});

	it('updates records from the rows another node of amoCRM gave, with a change in them', async () => {
		await withSandbox({}, async (sandbox) => {
			const made = await run(
				sandbox,
				byColumnNames('lead', 'create', { return: 'simplified', createTags: true }),
				[
					{ Name: 'A', Status: '3177730:143', 'Responsible User': 7001002, 'Order number': 'x1' },
					{ Name: 'B', Stage: 'Contract', tags: 'one', 'Delivery date': '2026-12-31' },
				],
			);
			expect(made.error).toBeUndefined();
			const rows: IDataObject[] = jsonOf(made.items).map((row) => ({
				...row,
				Comment: `about ${String(row.name)}`,
			}));
			const { items, error } = await run(sandbox, byColumnNames('lead', 'update'), rows);
			expect(error).toBeUndefined();
			expect(jsonOf(items)).toMatchObject([
				{ id: rows[0]?.id, name: 'A', pipeline_id: 3177730, status_id: 143 },
				{ id: rows[1]?.id, name: 'B', pipeline_id: 3177727, status_id: 32392165 },
			]);
			expect(items.map(({ json }) => valuesOf(json).Comment)).toEqual([
				[{ value: 'about A' }],
				[{ value: 'about B' }],
			]);
			expect(sandbox.records('leads')).toHaveLength(2);
		});
	});

	it('refuses a row in which a name was changed and the ID beside it was not', async () => {
		await withSandbox({}, async (sandbox) => {
			const made = await run(sandbox, byColumnNames('lead', 'create', { return: 'simplified' }), [
				{ Name: 'A', Stage: 'Contract', 'Responsible User': 7001002 },
			]);
			const [lead = {}] = jsonOf(made.items);
			const named = Object.fromEntries(
				Object.entries(lead).filter(([key]) => key !== 'status_id' && key !== 'pipeline_id'),
			);
			const { items } = await run(
				sandbox,
				byColumnNames('lead', 'update'),
				[
					{ ...lead, stage: 'First contact' },
					{ ...lead, responsible_user: 'Olga Admin' },
					{ ...named, stage: 'First contact' },
				],
				{ onError: 'continueRegularOutput' },
			);
			expect(jsonOf(items)).toMatchObject([
				{
					error: '"stage" and "pipeline" and the ID next to it contradict each other [item 0]',
					message: 'Remove one of the columns, or change both.',
				},
				{ error: '"responsible_user" and the ID next to it contradict each other [item 1]' },
				{ status_id: 32392159 },
			]);
		});
	});

	it('needs the ID for an update', async () => {
		await withSandbox({ contacts: 1 }, async (sandbox) => {
			const words = errorOf(
				await run(sandbox, byColumnNames('contact', 'update'), [{ 'First name': 'Anna' }]),
			);
			expect(words.message).toBe("'Contact ID' is missing [item 0]");
			const [contact] = sandbox.records('contacts');
			const { items } = await run(sandbox, byColumnNames('contact', 'update'), [
				{ 'contact id': String(contact?.id), 'First name': 'Anna' },
			]);
			expect(jsonOf(items)).toMatchObject([{ id: contact?.id, first_name: 'Anna' }]);
		});
	});

	it('empties fields for empty cells only when that is chosen', async () => {
		await withSandbox({ companies: 1 }, async (sandbox) => {
			const [company] = sandbox.records('companies');
			const row = { id: company?.id, INN: '7707', Size: '100+' };
			await run(sandbox, byColumnNames('company', 'update'), [row]);
			const kept = await run(sandbox, byColumnNames('company', 'update'), [{ ...row, INN: '' }]);
			expect(valuesOf(kept.items[0]?.json)).toMatchObject({ INN: [{ value: '7707' }] });
			const cleared = await run(
				sandbox,
				byColumnNames('company', 'update', { emptyValues: 'clear' }),
				[{ ...row, INN: '' }],
			);
			expect(valuesOf(cleared.items[0]?.json)).not.toHaveProperty('INN');
		});
	});

	it('an empty cell beside a filled one of the same field is no second value', async () => {
		await withSandbox({}, async (sandbox) => {
			const options = { emptyValues: 'clear' };
			const { items } = await run(
				sandbox,
				byColumnNames('company', 'create', options),
				[
					{ name: 'A', INN: '77', inn: '' },
					{ name: 'B', INN: null, inn: '78' },
					{ name: 'C', INN: '77', inn: '78' },
				],
				{ onError: 'continueRegularOutput' },
			);
			const [a, b, c] = jsonOf(items);
			expect([valuesOf(a).INN, valuesOf(b).INN]).toEqual([[{ value: '77' }], [{ value: '78' }]]);
			expect(c?.error).toBe('The columns "INN" and "inn" are the same field [item 2]');
		});
	});

	it("uses the fields of the run's own account, as they are now", async () => {
		await withSandbox({ companyFields: 1 }, async (small) => {
			await withSandbox({ companyFields: 3 }, async (large) => {
				const row = { name: 'X', 'extra FIELD 3': 'yes' };
				const [without, withField] = await Promise.all(
					[small, large].map(
						async (sandbox) => await run(sandbox, byColumnNames('company'), [row]),
					),
				);
				expect(without?.hints).toHaveLength(1);
				expect(withField?.hints).toEqual([]);
				expect(valuesOf(withField?.items[0]?.json)).toMatchObject({
					'Extra field 3': [{ value: 'yes' }],
				});
			});
		});
	});
});
