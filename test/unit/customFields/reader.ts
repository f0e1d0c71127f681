import type { IDataObject } from 'n8n-workflow';
import type { CustomField } from '../../../nodes/Amocrm/customFields/encoding';

/** Parts of a smart address, in the order of their IDs from 1. */
const ADDRESS = ['address_line_1', 'address_line_2', 'city', 'state', 'zip', 'country'];

/** What the API returns for values written to a field (API facts 5.5.4). */
export function read(field: CustomField, values: readonly IDataObject[]): IDataObject[] {
	return values.map((value) => {
		if (field.type === 'smart_address')
			return { ...value, enum_id: ADDRESS.indexOf(String(value.enum_code)) + 1 };
		if (field.options.length === 0) return value;
		const option = field.options.find(
			({ id, name }) => id === value.enum_id || name === value.enum_code,
		);
		if (field.type === 'multitext')
			return { value: value.value, enum_id: option?.id, enum_code: option?.name };
		return { value: option?.name, enum_id: option?.id, enum_code: option?.code ?? null };
	});
}
