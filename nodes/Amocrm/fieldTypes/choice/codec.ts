import { chosenOf } from '../common/chosenOf';
import type { FieldCodec } from '../fieldType';

export const codec: FieldCodec = {
	encode: async ({ name, choices = [] }, value) => ({
		body: { [name]: chosenOf(choices, value) },
	}),
};
