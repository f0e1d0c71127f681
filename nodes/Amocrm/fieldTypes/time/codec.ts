import { accountZone } from '../../lists/accountSettings';
import { parseTime, readTime } from '../../parse/dates/dates';
import { isEmptyDate } from '../../parse/dates/emptyDate';
import type { Notation } from '../../parse/dates/notation';
import { isBlank } from '../../parse/text/blank';
import { withNotation } from '../../rows/withNotation';
import type { FieldCodec } from '../fieldType';

export const codec: FieldCodec = {
	encode: async ({ name, label }, value, context) => {
		const zones = { workflow: context.workflowZone, account: context.workflowZone };
		const read = (notation: Notation) => parseTime(value, { ...zones, notation });
		return { body: { [name]: await withNotation(context, label, read) } };
	},
	decoder: async (connection) => {
		const zone = await accountZone(connection);
		return (record, key) => ({ [key]: readTime(record[key], zone) });
	},
	isEmpty: (value) => isBlank(value) || isEmptyDate(value),
};
