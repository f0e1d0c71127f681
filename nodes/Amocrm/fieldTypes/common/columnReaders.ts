import type { ResourceMapperField } from 'n8n-workflow';

import { distinct, type Choice } from '../../lists/choice';
import type { Field } from '../../resources/resource';
import type { Connection } from '../../transport/http/connection';
import type { Picker } from './picker';

/** The editor's input for a column. */
export type ColumnInput = Pick<ResourceMapperField, 'type' | 'options'>;

/**
 * Determines the input for a field's column. Throws UnreadableError.
 *
 * @param notBefore lists read before this time (ms since 1970) are read again
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
 * Used for fields with several values or notations; values are read the same way in every input of the node. Numbers are text too:
 * the editor sends 0 for an untouched number, so an update would set every lead's budget to 0.
 */
export const TEXT: ColumnInput = { type: 'string' };
export const TIME: ColumnInput = { type: 'dateTime' };

/**
 * A list instead of a switch: the editor sends `false` for an untouched switch, so an update would clear it in every record.
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

/** The same choices as in the form's list. */
export const columnOf =
	({ choices }: Picker): ColumnReader =>
	async (_field, connection, notBefore) =>
		optionsInput(await choices(connection, notBefore));
