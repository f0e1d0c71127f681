import { parseBoolean } from '../../parse/numbers/booleans';
import type { FieldCodec } from '../fieldType';

export const codec: FieldCodec = {
	encode: async ({ name }, value) => ({ body: { [name]: parseBoolean(value) } }),
};
