import { userDecoder, userIdOf } from '../common/userCodec';
import type { FieldCodec } from '../fieldType';

export const codec: FieldCodec = {
	encode: async ({ name }, value, { directory }) => ({
		body: { [name]: await userIdOf(value, directory) },
	}),
	decoder: userDecoder,
};
