import type { FieldCodec } from '../fieldType';
import { entriesOf } from './values';

export const codec: FieldCodec = {
	encode: async (_field, value) => ({ customFields: entriesOf(value) }),
	several: true,
	placeholder: 'parts',
};
