import { authorIdOf, userDecoder } from '../common/userCodec';
import type { FieldCodec } from '../fieldType';

export const codec: FieldCodec = {
	encode: async ({ name }, value, { directory }) => ({
		body: { [name]: await authorIdOf(value, directory) },
	}),
	decoder: userDecoder,
};
