import { readEventTypes } from '../../lists/eventTypes';
import { keptByService } from '../common/keptByService';
import { unlessRefused } from '../common/unlessRefused';
import type { FieldCodec } from '../fieldType';

export const codec: FieldCodec = {
	encode: keptByService,
	decoder: async (connection) => {
		const types = await unlessRefused(readEventTypes(connection));
		const names = new Map(types.map(({ code, name }) => [code, name]));
		return (record, key) => {
			const type = String(record[key]);
			// Types for single custom fields are not listed; the type for all custom fields is.
			const name = names.get(type) ?? names.get(type.replace(/_\d+_/, '_')) ?? null;
			return { [key]: record[key], [`${key}_name`]: name };
		};
	},
};
