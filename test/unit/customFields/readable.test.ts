import type { IDataObject } from 'n8n-workflow';
import { decode } from '../../../nodes/Amocrm/customFields/encoding';

const read = (type: string, ...values: IDataObject[]) =>
	decode({ field_type: type, values }, 'Europe/Moscow');

describe('What people read of a custom field', () => {
	it.each<[string, unknown, IDataObject[]]>([
		['text', 'Pushkin', [{ value: 'Pushkin' }]],
		['text', null, []],
		['numeric', 1.5, [{ value: '1.5' }]],
		['numeric', '12345678901234567890', [{ value: '12345678901234567890' }]],
		['price', 12.5, [{ value: '12.50' }]],
		['monetary', null, [{ value: '' }]],
		['monetary', 0, [{ value: 0 }]],
		['checkbox', true, [{ value: true }]],
		['checkbox', false, [{ value: '0' }]],
		['date', '1997-04-22', [{ value: 861652800 }]],
		['birthday', null, [{ value: null }]],
		['date_time', '2026-01-01T15:00:00+03:00', [{ value: 1767268800 }]],
		['select', 'VIP', [{ value: 'VIP', enum_id: 5, enum_code: null }]],
		['radiobutton', '7', [{ enum_id: 7 }]],
		['category', 'Phones', [{ value: 'Phones', enum_id: 8 }]],
		['multiselect', 'CRM, Website', [{ value: 'CRM' }, { value: 'Website' }]],
		['multiselect', 'Moscow, Russia', [{ value: 'Moscow, Russia' }]],
		['multiselect', ['CRM', 'On site, 24/7'], [{ value: 'CRM' }, { value: 'On site, 24/7' }]],
		['multitext', '+7 916 1', [{ value: '+7 916 1', enum_code: 'MOB' }]],
		[
			'multitext',
			'+7 916 1 (mobile), +7 495 2, a@b.c (private), 3 (skype)',
			[
				{ value: ' +7 916 1', enum_code: 'MOB' },
				{ value: '+7 495 2', enum_code: 'WORK' },
				{ value: 'a@b.c', enum_code: 'PRIV' },
				{ value: '3', enum_code: 'SKYPE' },
			],
		],
		['multitext', '1 (mobile), 2 (mobile)', [{ value: '1, 2', enum_code: 'MOB' }]],
		['multitext', '1 (mob) (work)', [{ value: '1 (mob)', enum_code: 'WORK' }]],
		['smart_address', 'Tverskaya 1', [{ value: 'Tverskaya 1', enum_id: 1 }]],
		[
			'smart_address',
			{ address_line_1: 'Tverskaya 1', country: 'RU' },
			[
				{ value: 'Tverskaya 1', enum_id: 1, enum_code: 'address_line_1' },
				{ value: '', enum_id: 3, enum_code: 'city' },
				{ value: 'RU', enum_id: 6, enum_code: 'country' },
			],
		],
		['smart_address', { address_line_1: '[1]' }, [{ value: '[1]', enum_id: 1 }]],
		['smart_address', [{ value: 'x', enum_id: 9 }], [{ value: 'x', enum_id: 9 }]],
		['legal_entity', { name: 'Rocket' }, [{ value: { name: 'Rocket', vat_id: null } }]],
		['items', [{ sku: 'a' }], [{ value: { sku: 'a', product_id: null } }]],
		[
			'chained_list',
			[{ catalog_id: 1, catalog_element_id: 2 }],
			[{ catalog_id: 1, catalog_element_id: 2 }],
		],
		['file', { file_uuid: 'u' }, [{ value: { file_uuid: 'u' } }]],
		['supplier', { entity_id: 3, name: 'X' }, [{ value: { entity_id: 3, name: 'X' } }]],
		['brand_new', 'x', [{ value: 'x' }]],
		['brand_new', ['x', 'y'], [{ value: 'x' }, { value: 'y' }]],
		['brand_new', { other: 1 }, [{ other: 1 }]],
		['constructor', 'x', [{ value: 'x' }]],
	])('%s: %j', (type, plain, values) => expect(read(type, ...values)).toEqual(plain));
});
