import type { ResourceMapperField } from 'n8n-workflow';

import { distinct, type Choice } from '../../lists/choice';
import type { Field } from '../../resources/resource';
import type { Connection } from '../../transport/http/connection';
import type { Picker } from './picker';

/** How a column is entered in the editor. */
export type ColumnInput = Pick<ResourceMapperField, 'type' | 'options'>;

/**
 * Reads what the input of a field's column offers. Throws UnreadableError.
 *
 * @param notBefore lists that were read earlier than this (ms since 1970) are read anew
 */
export type ColumnReader = (
	field: Field,
	connection: Connection,
	notBefore: number,
) => Promise<ColumnInput>;

export const optionsInput = (options: Choice[]): ColumnInput => ({
	type: 'options',
	options: distinct(options),
});

/**
 * What can hold several values, or more than one notation, is a text. A text is always possible: values are read the same
 * way in every input of the node. Numbers are texts too, since the editor sends 0 for a number nobody touched: an update
 * would then take the budget from every lead.
 */
export const TEXT: ColumnInput = { type: 'string' };
export const TIME: ColumnInput = { type: 'dateTime' };

/**
 * Yes and no are a list, since the editor sends `false` for a switch nobody touched: an update would then take the tick
 * from every record.
 */
export const YES_OR_NO = optionsInput([
	{ name: 'Yes', value: 'yes' },
	{ name: 'No', value: 'no' },
]);

const always =
	(input: ColumnInput): ColumnReader =>
	async () =>
		input;

export const textColumn = always(TEXT);
export const timeColumn = always(TIME);
export const yesNoColumn = always(YES_OR_NO);

/** The same choices as the list of the form. */
export const columnOf =
	({ choices }: Picker): ColumnReader =>
	async (_field, connection, notBefore) =>
		optionsInput(await choices(connection, notBefore));
