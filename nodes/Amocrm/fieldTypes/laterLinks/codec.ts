import { idsOf } from '../common/idsOf';
import { linksTo } from '../common/followUpLinks';
import type { FieldCodec } from '../fieldType';

export const codec: FieldCodec = {
	encode: async ({ name }, value) => ({ followUps: linksTo(name, idsOf(value)) }),
	several: true,
	linkedKind: ({ name }) => name,
};
