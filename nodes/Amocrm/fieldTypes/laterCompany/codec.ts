import { companyLink } from '../common/followUpLinks';
import type { FieldCodec } from '../fieldType';

export const codec: FieldCodec = {
	encode: async (_field, value, { directory }) => ({
		followUps: await companyLink(value, directory),
	}),
	linkedKind: () => 'companies',
};
