import type { IDataObject } from 'n8n-workflow';

import { addedTo, presentAfter, presentIn } from '../../../nodes/Amocrm/match/addValues';

const fields = [
	{ id: 1, name: 'Phone', code: 'PHONE', type: 'multitext', options: [] },
	{ id: 2, name: 'Interests', type: 'multiselect', options: [{ id: 21, name: 'CRM' }] },
	{ id: 3, name: 'INN', type: 'text', options: [] },
	{ id: 4, name: 'Files', type: 'file', options: [] },
	{ id: 5, name: 'Head', type: 'linked_entity', options: [] },
];

const field = (id: number, type: string, ...values: IDataObject[]): IDataObject => ({
	field_id: id,
	field_type: type,
	values,
});

describe('values that are added to those of a record', () => {
	const record = {
		custom_fields_values: [
			field(1, 'multitext', { value: '+7 916 111-22-33', enum_id: 11, enum_code: 'MOB' }),
			field(2, 'multiselect', { value: 'CRM', enum_id: 21, enum_code: null }),
			field(3, 'text', { value: '77' }),
			field(4, 'file', { value: { file_uuid: 'a', file_name: 'a.pdf', is_deleted: false } }),
			field(5, 'linked_entity', { value: { name: 'Anna', entity_id: 9, entity_type: 'contacts' } }),
		],
	};
	const present = presentIn(record);

	it.each<[string, IDataObject, IDataObject[]]>([
		[
			'a new phone, by the code of its field',
			{ field_code: 'PHONE', values: [{ value: '89990000000' }] },
			[
				{
					field_code: 'PHONE',
					values: [{ value: '+7 916 111-22-33', enum_id: 11 }, { value: '89990000000' }],
				},
			],
		],
		['a phone that is there', { field_id: 1, values: [{ value: '89161112233' }] }, []],
		['an option that is there, by its label', { field_id: 2, values: [{ value: 'CRM' }] }, []],
		[
			'a new option',
			{ field_id: 2, values: [{ enum_id: 22 }] },
			[{ field_id: 2, values: [{ enum_id: 21 }, { enum_id: 22 }] }],
		],
		[
			'a field of one value',
			{ field_id: 3, values: [{ value: '78' }] },
			[{ field_id: 3, values: [{ value: '78' }] }],
		],
		[
			'a new file',
			{ field_id: 4, values: [{ value: { file_uuid: 'b' } }] },
			[
				{
					field_id: 4,
					values: [
						{ value: { file_uuid: 'a', file_name: 'a.pdf' } },
						{ value: { file_uuid: 'b' } },
					],
				},
			],
		],
		[
			'a link that is there',
			{ field_id: 5, values: [{ value: { name: 'Anna', entity_id: 9, entity_type: 'contacts' } }] },
			[],
		],
		['a field that is cleared', { field_id: 1, values: null }, [{ field_id: 1, values: null }]],
		[
			'a field nobody knows',
			{ field_id: 99, values: [{ value: 'x' }] },
			[{ field_id: 99, values: [{ value: 'x' }] }],
		],
	])('%s', (_what, given, expected) => {
		expect(addedTo(present, [given], fields, 'RU')).toEqual(expected);
	});

	it('a phone that says nothing is not added', () => {
		const none = field(1, 'multitext', { value: 'Нет', enum_id: 11 });
		const has = presentIn({ custom_fields_values: [none] });
		const given = (value: string) => [{ field_id: 1, values: [{ value }] }];
		expect(addedTo(has, given(' нет'), fields, 'RU')).toEqual([]);
		expect(addedTo(has, given('—'), fields, 'RU')).toEqual([]);
	});

	it('what was written is there for the next row; what was cleared is not', () => {
		const first = addedTo(
			present,
			[{ field_id: 1, values: [{ value: '89990000000' }] }],
			fields,
			'RU',
		);
		const after = presentAfter(present, first, fields);
		expect(
			addedTo(after, [{ field_id: 1, values: [{ value: '+79990000000' }] }], fields, 'RU'),
		).toEqual([]);
		const cleared = presentAfter(after, [{ field_id: 1, values: null }], fields);
		const again = { field_id: 1, values: [{ value: '1' }] };
		expect(addedTo(cleared, [again], fields, 'RU')).toEqual([again]);
	});
});
