import type { FieldCodec } from '../fieldType';
import { detailsOf } from './detailParts';

export const codec: FieldCodec = {
	encode: async (_field, value, context) => await detailsOf(value, context),
	several: true,
	placeholder: 'parts',
};
