import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox';
import {
	errorOf,
	jsonOf,
	requests,
	runAmocrm,
	storedNames,
	withSandbox,
	type Json,
	type NodeOptions,
} from '../support/amocrm';

/** Parameters of a verb with 'Map Columns'. */
const columns = (resource: string, operation: string, mapper: Json, options: Json = {}): Json => ({
	resource,
	operation,
	inputMode: 'columns',
	columns: { matchingColumns: [], schema: [], value: null, ...mapper },
	options,
});

const byHand = (resource: string, operation: string, value: Json, options: Json = {}) =>
	columns(resource, operation, { mappingMode: 'defineBelow', value }, options);

const byName = (resource: string, operation = 'create', options: Json = {}) =>
	columns(resource, operation, { mappingMode: 'autoMapInputData' }, options);

const run = async (sandbox: Sandbox, parameters: Json, input: Json[], settings: NodeOptions = {}) =>
	await runAmocrm(sandbox, { parameters, input: JSON.parse(JSON.stringify(input)), ...settings });

/** Custom fields of a record as the API reads them, by name. */
const valuesOf = (record: IDataObject | undefined): Json =>
	Object.fromEntries(
		(Array.isArray(record?.custom_fields_values) ? record.custom_fields_values : []).map(
			(field) => {
				const { field_name: name, values } = Object(field);
				return [name, values];
			},
		),
	);

const fieldId = async (sandbox: Sandbox, scope: string, name: string): Promise<number> => {
	const answer = await fetch(`${sandbox.url}/api/v4/${scope}/custom_fields?limit=250`, {
		headers: { Authorization: `Bearer ${sandbox.token}` },
	});
	const body = Object(await answer.json());
	const found = Object(body._embedded).custom_fields.find((field: Json) => field.name === name);
	return Number(found.id);
};

describe('Map Columns, by hand', () => {
	it('creates a company of each item, with names, options, dates and kinds of phones', async () => {
		await withSandbox({}, async (sandbox) => {
			const id = async (name: string) => await fieldId(sandbox, 'companies', name);
			const phone = await id('Phone');
			const parameters = byHand('company', 'create', {
				name: '={{ $json.title }}',
				responsible_user_id: '={{ $json.owner }}',
				tags: 'Partner, cold',
				request_id: '={{ $json.row }}',
				[`${phone}:MOB`]: '={{ $json.mobile }}',
				[`${phone}:WORK`]: '+7 495 111-22-33',
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
				{ title: 'Horns LLC', owner: 7001004, mobile: '', segment: 2026, founded: null },
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
			const id = async (name: string) => await fieldId(sandbox, 'leads', name);
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
			const inn = await fieldId(sandbox, 'companies', 'INN');
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

	it.each<[string, Json, Json, RegExp, RegExp]>([
		['without any field', {}, {}, /^'Columns' is empty/, /Fill in at least one field/],
		[
			'with a field of another resource',
			{ first_name: 'Anna', name: 'X' },
			{},
			/^A company has no field "first_name" here/,
			/Refresh the list/,
		],
		[
			'with a custom field that is gone',
			{ name: 'X', 999: 'y' },
			{},
			/^'Custom Fields': there is no custom field "999"/,
			/./,
		],
		[
			'whose expression gives no name',
			{ name: '={{ $json.nope }}' },
			{},
			/^'Name' is missing/,
			/check the expression/,
		],
	])('refuses a mapping %s', async (_title, value, input, message, description) => {
		await withSandbox({}, async (sandbox) => {
			const words = errorOf(await run(sandbox, byHand('company', 'create', value), [input]));
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
			const { items, error, hints } = await run(sandbox, byName('contact'), contacts);
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
				'These columns of the input are no field in amoCRM and were left out: "row_number".',
			]);
		});
	});
});
