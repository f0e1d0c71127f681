import { readTaskTypes } from '../../lists/taskTypes';
import { unlocated } from '../../parse/text/blank';
import type { FieldCodec } from '../fieldType';

export const codec: FieldCodec = {
	encode: async ({ name }, value, { directory }) => ({
		body: { [name]: (await directory.taskType(unlocated(value))).id },
	}),
	decoder: async (connection) => {
		const names = new Map((await readTaskTypes(connection)).map(({ id, name }) => [id, name]));
		return (record, key) => ({
			[key]: record[key],
			[key.replace(/_id$/, '')]: names.get(Number(record[key])) ?? null,
		});
	},
	placeholder: 'name',
};
