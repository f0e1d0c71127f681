import type { IDataObject } from 'n8n-workflow';

import type { EntityName, Sandbox } from '../../../sandbox';
import { byId, byName, jsonOf, runAmocrm, withSandbox, type Json } from '../../support/amocrm';

type Given = Record<string, unknown>;

const COMPANY: Given = {
	Phone: '+7 916 1 (mobile), +7 495 2',
	Email: 'a@example.com, b@example.com (private)',
	Web: 'https://example.com/?a=1,2',
	INN: '0012345678',
	Segment: 'Moscow, Russia',
	Отрасль: 'IT',
	Interests: 'CRM, 24/7 support, on site',
	Size: '1-10',
	'Key account': 'no',
	Founded: '1997-04-22',
	'Next audit': '2026-10-25T02:30:00+03:00',
	Anniversary: '29.02.2024',
	Employees: '16.25',
	'Annual revenue': '12345678901234567890.12',
	Описание: 'line 1\nline 2',
	Street: 'Tverskaya 1',
	Office: { address_line_1: 'Tverskaya 1', city: 'Moscow', country: 'Russia' },
	Реквизиты: { name: 'Rocket LLC', vat_id: '7701234567', entity_type: 2 },
	'Contract file': {
		file_uuid: '11111111-1111-4111-8111-111111111111',
		file_name: 'contract.pdf',
	},
};
const LEAD: Given = {
	utm_source: 'google',
	'Delivery type': 'Courier',
	Товары: 'Chair, Шкаф',
	Paid: 'yes',
	'Delivery date': '2026-03-29',
	'Delivery address': 'Moscow, Tverskaya 1',
	Car: [
		{ catalog_id: 4521, catalog_element_id: 525439 },
		{ catalog_id: 4521, catalog_element_id: 525441 },
	],
};

interface Kind {
	resource: string;
	collection: EntityName;
	given: Given;
}

/** A row whose custom fields are taken from the input item, each from the column of its name. */
const row = ({ given }: Kind, own: Json): Json => ({
	...own,
	custom_fields_values: {
		field: Object.keys(given).map((name) => ({
			field_id: byName(name),
			value: `={{ $json[${JSON.stringify(name)}] }}`,
		})),
	},
});

async function write(sandbox: Sandbox, kind: Kind, operation: string, own: Json, input: unknown[]) {
	const { resource, collection } = kind;
	const { items, error } = await runAmocrm(sandbox, {
		input: JSON.parse(JSON.stringify(input)),
		parameters: {
			resource,
			operation,
			[collection]: { [resource]: [row(kind, own)] },
			options: { return: 'simplified' },
		},
	});
	expect(error).toBeUndefined();
	return jsonOf(items);
}

const storedValues = (sandbox: Sandbox, { collection }: Kind): unknown[] =>
	sandbox.records(collection).map(({ custom_fields_values: values }) => values);

/** What a cell of a sheet holds of a value. */
const cells = (record: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(record).map(([name, value]) => [
			name,
			typeof value === 'object' ? JSON.stringify(value) : value,
		]),
	);

describe.each<Kind>([
	{ resource: 'company', collection: 'companies', given: COMPANY },
	{ resource: 'lead', collection: 'leads', given: LEAD },
])('Simplified values of a $resource', (kind) => {
	it.each(['Europe/Moscow', 'America/Sao_Paulo', 'Asia/Kathmandu'])(
		'mean the same when they are written again, in %s',
		async (timezone) => {
			await withSandbox({ timezone }, async (sandbox) => {
				const [first] = await write(sandbox, kind, 'create', { name: 'First' }, [kind.given]);
				const [again, fromSheet] = await write(sandbox, kind, 'create', { name: 'Again' }, [
					first,
					cells(first ?? {}),
				]);
				const shown = Object.keys(kind.given);
				for (const record of [again, fromSheet])
					for (const name of shown) expect([name, record?.[name]]).toEqual([name, first?.[name]]);
				const [stored, ...others] = storedValues(sandbox, kind);
				expect(stored).toHaveLength(shown.length);
				for (const values of others) expect(values).toEqual(stored);
			});
		},
	);

	it('change nothing when a record is updated with them', async () => {
		await withSandbox({}, async (sandbox) => {
			const [first] = await write(sandbox, kind, 'create', { name: 'First' }, [kind.given]);
			const before = storedValues(sandbox, kind);
			await write(sandbox, kind, 'update', { id: byId(Number(first?.id)) }, [first]);
			expect(storedValues(sandbox, kind)).toEqual(before);
		});
	});
});
