import { isMissing } from '../../parse/text/blank';
import { locatedId } from '../../rows/recordIdOf';
import type { FieldCodec } from '../fieldType';

export const codec: FieldCodec = {
	encode: async ({ name }, value, { directory }) => ({
		body: { [name]: await locatedId(value, directory.record) },
	}),
	isEmpty: isMissing,
	linkedKind: (_field, { home }) => home.scope,
};
