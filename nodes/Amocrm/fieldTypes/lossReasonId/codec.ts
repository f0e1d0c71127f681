import { unlocated } from '../../parse/text/blank';
import type { FieldCodec } from '../fieldType';

export const codec: FieldCodec = {
	encode: async ({ name }, value, { directory }) => ({
		body: { [name]: (await directory.lossReason(unlocated(value))).id },
	}),
	placeholder: 'name',
};
