import { CODES } from '../../resources/common/fields';
import type { FieldCodec } from '../fieldType';

export const codec: FieldCodec = {
	encode: async ({ name }, value) => ({
		customFields: [{ wanted: CODES[name], entered: value }],
	}),
	several: true,
};
