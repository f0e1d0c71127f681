import type { IDataObject } from 'n8n-workflow';

import { inField } from '../parse/text/inputError';
import type { Filter } from '../resources/resource';
import type { FormContext } from '../rows/formContext';
import type { Condition, FilterReader } from './filterType';
import * as filterTypes from './index';

/**
 * The conditions of the form's filters. Each is also checked against the records, since an account without the paid filter option
 * silently returns everything (API facts 1.7).
 *
 * Throws InputError with the filter's label, UnreadableError.
 */
export async function conditionsOf(
	filters: readonly Filter[],
	form: IDataObject,
	context: FormContext,
): Promise<Condition[]> {
	const conditions: Condition[] = [];
	for (const filter of filters) {
		try {
			const { conditions: read } = await readerOf(filter);
			conditions.push(...(await read(filter, form, context)));
		} catch (error) {
			// Adds the label that the user sees.
			throw inField(filter.label, error);
		}
	}
	return conditions;
}

/** Loads the reader of a filter's type. */
export const readerOf = async ({ type }: Filter): Promise<FilterReader> =>
	(await filterTypes[type].load()).reader;
