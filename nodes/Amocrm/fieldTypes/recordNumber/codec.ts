import { parseRecordId } from '../../parse/records/recordId';
import type { FieldCodec } from '../fieldType';

export const codec: FieldCodec = {
	encode: async ({ name }, value) => ({ body: { [name]: parseRecordId(value) } }),
};
