import { textOf } from '../common/textOf';
import type { FieldCodec } from '../fieldType';

export const codec: FieldCodec = {
	encode: async ({ name }, value) => ({ body: { [name]: textOf(value) } }),
	placeholder: 'text',
};
