import { accountZone } from '../../lists/accountSettings';
import { parseTime, readTime } from '../../parse/dates/dates';
import { isEmptyDate } from '../../parse/dates/emptyDate';
import type { Habits } from '../../parse/dates/habits';
import { isBlank } from '../../parse/text/blank';
import { byHabit } from '../../rows/byHabit';
import type { FieldCodec } from '../fieldType';

export const codec: FieldCodec = {
	encode: async ({ name, label }, value, context) => {
		const zones = { workflow: context.workflowZone, account: context.workflowZone };
		const read = (habits: Habits) => parseTime(value, { ...zones, habits });
		return { body: { [name]: await byHabit(context, label, read) } };
	},
	decoder: async (connection) => {
		const zone = await accountZone(connection);
		return (record, key) => ({ [key]: readTime(record[key], zone) });
	},
	isEmpty: (value) => isBlank(value) || isEmptyDate(value),
};
