import type { IDataObject } from 'n8n-workflow';

import { changesIn } from '../../fieldTypes/change/changesIn';
import { isBlank } from '../../parse/text/blank';
import { listIn } from '../../rows/parameters';
import type { Filter } from '../../resources/resource';
import type { Condition } from '../filterType';

/**
 * The condition that one side of a change fits. Only one type of event has such values, so only that type is requested, unless the
 * user chose types. Throws Error for a filter without a side, which is a mistake in the table.
 *
 * @param query the side's part of the query
 */
export function changed(
	{ name, change }: Filter,
	form: IDataObject,
	query: IDataObject,
	fits: (change: IDataObject) => boolean,
): Condition {
	if (!change) throw new Error(`The filter "${name}" has no side`);
	const { side, type } = change;
	const chosen = isBlank(form.type) ? [] : listIn(form.type);
	return {
		query: { [side]: query, ...(chosen.length > 0 ? {} : { type: [type] }) },
		holds: (record) => record.type === type && changesIn(record[side]).some(fits),
	};
}
