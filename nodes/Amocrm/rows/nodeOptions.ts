import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { automaticSize, fixedSize, type BatchSize } from '../transport/write/batchSize';
import { isMissing } from '../parse/text/blank';
import type { DateOrder } from '../parse/dates/notation';
import { TAGS_MODES, type TagsMode } from './formContext';
import { choiceOf, collectionOf, countOf, singleIn, switchOf } from './parameters';
import type { Run } from '../verbs/verb';

/** The node's 'Options'. They apply to the whole run, so they are read once. Throws InputError. */
export const readOptions = (context: IExecuteFunctions): IDataObject =>
	collectionOf('Options', context.getNodeParameter('options', 0, {}));

/** How a row's tags change those of an existing record. Throws InputError. */
export const tagsModeOf = ({ options }: Run): TagsMode =>
	choiceOf('Tags', options.tagsMode, TAGS_MODES, 'add');

/** Whether to create tags that the account does not have. Throws InputError. */
export const createsTags = (options: IDataObject): boolean =>
	switchOf('Create Missing Tags', options.createTags, false);

/** Whether an empty value clears its custom field. Throws InputError. */
export const clearsEmpty = (options: IDataObject): boolean =>
	choiceOf('Empty Values', options.emptyValues, ['clear', 'leave'], 'leave') === 'clear';

/** The chosen order of day and month in dates such as 03/04; `undefined` for the account's order. Throws InputError. */
export function dateOrderOf(options: IDataObject): DateOrder | undefined {
	const orders = ['account', 'dayFirst', 'monthFirst'] as const;
	const chosen = choiceOf('Dates Such as 03/04', options.dateOrder, orders, 'account');
	return chosen === 'account' ? undefined : chosen;
}

/** What to return for each written row. Throws InputError. */
export const returnOf = (options: IDataObject) =>
	choiceOf('Return', options.return, ['full', 'ids', 'simplified'], 'full');

/** The batch size chosen in the option 'Batch Size'. Throws InputError. */
export function batchSizeOf(chosen: unknown): BatchSize {
	if (isMissing(chosen) || singleIn(chosen) === 'auto') return automaticSize();
	return fixedSize(countOf('Batch Size', chosen, "Choose a size from the list, or 'Automatic'."));
}
