import { decode, encode, type CustomField } from '../../../nodes/Amocrm/customFields/encoding';
import { tableRows, textOf } from '../../support/project/docs.js';
import { field, phone } from './fields';
import { stored } from './stored';

const zones = { workflow: 'Europe/Moscow', account: 'Europe/Moscow' };

/** The options that docs/values.md says lists have. */
const OPTIONS = ['Wholesale', 'Retail', '2026'];
const LISTS = ['select', 'radiobutton', 'category', 'multiselect'];
const PARTS = ['address_line_1', 'address_line_2', 'city', 'state', 'zip', 'country'];

function fieldOf(type: string): CustomField {
	if (type === 'multitext') return phone;
	if (type === 'smart_address')
		return { ...field(type), options: PARTS.map((name, i) => ({ id: i + 1, name, code: name })) };
	return field(type, LISTS.includes(type) ? OPTIONS : []);
}

const code = (cell: string | undefined) => (cell ?? '').replace(/^`|`$/g, '');

const rows = tableRows(textOf('docs/values.md'))
	.filter(({ Type }) => Type)
	.map((row) => ({
		type: code(row.Type),
		write: code(row['You write']),
		sent: code(row['amoCRM gets']),
		read: code(row['You read']),
	}));

it('there are rows', () => expect(rows.length).toBeGreaterThan(30));

it.each(rows)('docs/values.md, $type: $write is sent and read as the table says', (row) => {
	const target = fieldOf(row.type);
	const values = encode(target, row.write, zones);
	expect(values).toEqual(JSON.parse(row.sent));
	const kept = stored(target, values, zones.account);
	expect(decode({ field_type: row.type, values: kept }, zones.account)).toEqual(
		JSON.parse(row.read),
	);
});
