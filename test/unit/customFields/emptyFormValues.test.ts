import { encodeFormRow } from '../../../nodes/Amocrm/rows/formRow';
import { customFieldsValues } from '../../../nodes/Amocrm/resources/common/fields';
import { directoryWith } from './directory';
import { field } from './fields';

const options = field('multiselect', ['SMB']);
const directory = directoryWith({ customField: async () => options });

/** The encoded value of a custom field in the form. */
async function sent(value: unknown, clearEmpty: boolean) {
	const context = {
		directory,
		workflowZone: 'utc',
		creates: true,
		createTags: false,
		tagsMode: 'replace' as const,
		clearEmpty,
	};
	const entry = { custom_fields_values: { field: [{ field_id: 'Interests', value }] } };
	const { payload } = await encodeFormRow(
		[customFieldsValues],
		JSON.parse(JSON.stringify(entry)),
		context,
	);
	return payload.custom_fields_values;
}

it.each(['', ' ', ' , ;', null, [], '[]'])('%j leaves the custom field alone', async (value) => {
	expect(await sent(value, false)).toBeUndefined();
});

it.each(['', ' , ;', null, [], '[]'])(
	'%j clears the custom field where that is wanted',
	async (value) => {
		expect(await sent(value, true)).toEqual([{ field_id: 1, values: null }]);
	},
);

it('a value is written either way', async () => {
	const written = [{ field_id: 1, values: [{ enum_id: 501 }] }];
	expect([await sent('SMB,', false), await sent('SMB,', true)]).toEqual([written, written]);
});
