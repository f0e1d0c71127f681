import type { CustomField } from '../customFields/customField';
import {
	optionsInput,
	TEXT,
	TIME,
	YES_OR_NO,
	type ColumnInput,
} from '../fieldTypes/common/columnReaders';
import { namedChoice } from '../lists/choice';

const CUSTOM = new Map<string, ColumnInput>([
	['date', TIME],
	['birthday', TIME],
	['date_time', TIME],
	['checkbox', YES_OR_NO],
]);

const ONE_OPTION = ['select', 'radiobutton', 'category'];

/** The input of a custom field, by its type (API facts 5.5.4). */
export function inputOfCustomField({ type, options }: CustomField): ColumnInput {
	if (ONE_OPTION.includes(type) && options.length > 0)
		return optionsInput(options.map(namedChoice));
	return CUSTOM.get(type) ?? TEXT;
}
