import type { IDataObject } from 'n8n-workflow';

import { detailFinder } from '../../../nodes/Amocrm/lists/detailFields';
import { encodeFormRow } from '../../../nodes/Amocrm/rows/formRow';
import { customFieldsValues, details } from '../../../nodes/Amocrm/resources/common/fields';
import { createFinder } from '../../../nodes/Amocrm/parse/names/finder';
import { directoryWith } from '../customFields/directory';
import { complaint, field, phone } from '../customFields/fields';

const all = [
	{ ...phone, id: 11, name: 'Номер', code: 'PHONE' },
	{ ...field('text'), id: 12, name: 'Phone', code: null },
	{ ...field('url'), id: 13, name: 'Сайт', code: null },
	{ ...field('smart_address'), id: 14, name: 'Where', code: null },
	{ ...field('text'), id: 15, name: 'Cargo', code: null },
];

const find = createFinder(all, 'custom field');
const findDetail = detailFinder(all, 'contacts');
const context = {
	directory: directoryWith({
		customField: async (wanted) => find(wanted),
		detailField: async (wanted) => findDetail(wanted),
	}),
	workflowZone: 'utc',
	creates: true,
	createTags: false,
	tagsMode: 'replace' as const,
	clearEmpty: false,
};

const encoded = async (entry: object) =>
	await encodeFormRow([customFieldsValues, details], JSON.parse(JSON.stringify(entry)), context);

describe('what contact details become', () => {
	it('a description is a note that is written once the record is there, and no field', async () => {
		const row = await encoded({ details: { profile: [{ description: ' Met at a fair ' }] } });
		expect(row).toEqual({
			payload: {},
			requestId: null,
			followUps: [{ kind: 'addNote', text: ' Met at a fair ' }],
		});
	});

	it('an empty block asks for nothing', async () => {
		const blank = { industry: '', employees: '', position: '', description: ' ' };
		const row = await encoded({
			details: { phones: [{ value: '', enum_code: 'WORK' }], profile: [blank], address: [{}] },
		});
		expect(row).toEqual({ payload: {}, requestId: null });
	});

	it('a group can be one object, as an expression may give it', async () => {
		const { payload } = await encoded({ details: { phones: { value: '1', enum_code: 'mobile' } } });
		expect(payload).toEqual({
			custom_fields_values: [{ field_id: 11, values: [{ value: '1', enum_code: 'MOB' }] }],
		});
	});

	it('a value of the block and one of the custom fields are values of one field', async () => {
		const { payload } = await encoded({
			custom_fields_values: { field: [{ field_id: 'PHONE', value: '1' }] },
			details: { phones: [{ value: '2', enum_code: 'HOME' }] },
		});
		expect(payload.custom_fields_values).toEqual([
			{
				field_id: 11,
				values: [
					{ value: '1', enum_code: 'WORK' },
					{ value: '2', enum_code: 'HOME' },
				],
			},
		]);
	});

	it('a description that is an object is refused', async () => {
		await expect(
			encoded({ details: { profile: [{ description: { a: 1 } }] } }),
		).rejects.toMatchObject({ message: "'Description': this is not text" });
	});

	it('an address in one line with a part that is an object is refused, instead of losing it', async () => {
		const line = { ...field('text'), id: 16, name: 'Address', code: 'ADDRESS' };
		const directory = directoryWith({
			customField: async () => line,
			detailField: async () => line,
		});
		const row = async (city: IDataObject[string]) =>
			await encodeFormRow(
				[details],
				{ details: { address: [{ address_line_1: 'Mira 1', city }] } },
				{ ...context, directory },
			);
		expect((await row('Omsk')).payload.custom_fields_values).toEqual([
			{ field_id: 16, values: [{ value: 'Mira 1, Omsk' }] },
		]);
		await expect(row({ a: 1 })).rejects.toMatchObject({
			message: "'Address': this is not text",
		});
	});
});

describe('the field of a contact detail', () => {
	it.each([
		['phone', 11],
		['website', 13],
		['address', 14],
		['position', 15],
	])('%s: by code, then by name, then the only one made for it', (detail, id) => {
		expect(findDetail(detail).id).toBe(id);
	});

	it('a named field goes before one that is only of the right type', () => {
		const named = { ...field('textarea'), id: 20, name: ' адрес ', code: null };
		expect(detailFinder([...all, named], 'contacts')('address').id).toBe(20);
	});

	it('a type that cannot hold it is not taken for its name', () => {
		const checkbox = { ...field('checkbox'), id: 21, name: 'Address', code: null };
		expect(complaint(() => detailFinder([checkbox], 'companies')('address'))).toMatch(
			/^'Address': the companies of this account have no such field/,
		);
	});

	it('of two that are made for it none is guessed', () => {
		const other = { ...field('smart_address'), id: 22, name: 'Warehouse', code: null };
		expect(complaint(() => detailFinder([...all, other], 'contacts')('address'))).toMatch(
			/2 fields .* 14 \("Where"\), 22 \("Warehouse"\)/,
		);
	});
});
