import type { IDataObject } from 'n8n-workflow';

import { idsOf } from '../common/idsOf';
import type { FieldCodec } from '../fieldType';

export const codec: FieldCodec = {
	encode: async ({ name }, value) => ({
		body: { _embedded: { [name]: linksOf(name, idsOf(value)) } },
	}),
	several: true,
	linkedKind: ({ name }) => name,
};

/** The first contact is the lead's main contact (API facts 5.4.2). */
const linksOf = (name: string, ids: number[]): IDataObject[] =>
	ids.map((id, i) => (name === 'contacts' ? { id, is_main: i === 0 } : { id }));
