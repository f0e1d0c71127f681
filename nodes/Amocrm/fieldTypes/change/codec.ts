import { isObject } from '../../transport/http/json';
import { keptByService } from '../common/keptByService';
import type { FieldCodec } from '../fieldType';
import { changesIn } from './changesIn';
import { CUSTOM_FIELD, fieldNames } from './fieldNames';
import { plainOf } from './plain';
import { SHOWN, type Show } from './shown';

/** Shows a change in readable form: `before`, `after` and, for a custom field, its name. */
export const codec: FieldCodec = {
	encode: keptByService,
	decoder: async (connection, records) => {
		const changed = records.flatMap(({ value_before: before, value_after: after }) => [
			...changesIn(before),
			...changesIn(after),
		]);
		const kinds = new Set(changed.flatMap(Object.keys));
		const shows = new Map<string, Show>();
		for (const [kind, load] of Object.entries(SHOWN))
			if (kinds.has(kind)) shows.set(kind, await load(connection));
		const nameOf = await fieldNames(connection, records);
		return (record, key) => {
			const changes = changesIn(record[key]);
			const values = changes
				.flatMap((one) => Object.entries(one))
				.map(([kind, value]) => valueOf(kind, value, shows));
			const [only = null, ...more] = values;
			const [field] = changes.flatMap(({ [CUSTOM_FIELD]: value }) => nameOf(record, value) ?? []);
			return {
				...(field === undefined ? {} : { field }),
				[key.replace(/^value_/, '')]: more.length === 0 ? only : values.map(String).join(', '),
			};
		};
	},
};

function valueOf(kind: string, value: unknown, shows: ReadonlyMap<string, Show>) {
	const show = shows.get(kind);
	return (isObject(value) ? show?.(value) : undefined) ?? plainOf(kind, value);
}
