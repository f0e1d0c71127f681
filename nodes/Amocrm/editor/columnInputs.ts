import type { ResourceMapperField } from 'n8n-workflow';

import { lossReasons } from '../lists/lossReasons';
import { stages } from '../lists/stages';
import { taskTypes } from '../lists/taskTypes';
import { users } from '../lists/users';
import type { Field, FieldType } from '../resources/resource';
import { asError } from '../transport/http/asError';
import type { Connection } from '../transport/http/connection';
import { at } from '../transport/http/json';
import { UnreadableError } from '../transport/read/pages';
import type { CustomField } from '../customFields/customField';
import { distinct, namedChoice, stageChoices, userChoices, type Choice } from './choices';

/** How a column is entered in the editor. */
export type ColumnInput = Pick<ResourceMapperField, 'type' | 'options'>;

const listOf = (options: Choice[]): ColumnInput => ({
	type: 'options',
	options: distinct(options),
});

/**
 * What can hold several values, or more than one notation, is a text. A text is always possible: values are read the same
 * way in every input of the node. Numbers are texts too, since the editor sends 0 for a number nobody touched: an update
 * would then take the budget from every lead.
 */
const TEXT: ColumnInput = { type: 'string' };
const TIME: ColumnInput = { type: 'dateTime' };

/**
 * Yes and no are a list, since the editor sends `false` for a switch nobody touched: an update would then take the tick
 * from every record.
 */
const YES_OR_NO = listOf([
	{ name: 'Yes', value: 'yes' },
	{ name: 'No', value: 'no' },
]);

const always = (input: ColumnInput) => async () => input;

type Input = (connection: Connection, notBefore: number) => Promise<ColumnInput>;

const OWN: Record<Exclude<FieldType, 'choice'>, Input> = {
	text: always(TEXT),
	requestId: always(TEXT),
	recordId: always(TEXT),
	linkedIds: always(TEXT),
	laterLinks: always(TEXT),
	// By name or ID.
	laterCompany: always(TEXT),
	// An account may have 10,000.
	tags: always(TEXT),
	userOrRobot: always(TEXT),
	customFields: always(TEXT),
	details: always(TEXT),
	coded: always(TEXT),
	time: always(TIME),
	integer: always(TEXT),
	recordNumber: always(TEXT),
	textObject: always(TEXT),
	yesNo: always(YES_OR_NO),
	taskType: async (connection, notBefore) =>
		listOf((await taskTypes(connection, notBefore)).map(namedChoice)),
	user: userInput,
	stage: async (connection, notBefore) => listOf(stageChoices(await stages(connection, notBefore))),
	lossReasonId: async (connection, notBefore) =>
		listOf((await lossReasons(connection, notBefore)).map(namedChoice)),
};

/** Types of fields that few workflows fill. */
export const SELDOM: readonly FieldType[] = ['userOrRobot', 'time', 'lossReasonId', 'requestId'];

/**
 * The inputs of a record's own fields, in their order. Throws UnreadableError.
 *
 * @param notBefore lists that were read earlier than this (ms since 1970) are read anew
 */
export async function inputsOfOwnFields(
	connection: Connection,
	fields: readonly Field[],
	notBefore: number,
): Promise<ColumnInput[]> {
	return await Promise.all(
		fields.map(async ({ type, choices = [] }) =>
			type === 'choice' ? listOf([...choices]) : await OWN[type](connection, notBefore),
		),
	);
}

async function userInput(connection: Connection, notBefore: number): Promise<ColumnInput> {
	try {
		return listOf(userChoices(await users(connection, notBefore)));
	} catch (error) {
		// Only administrators can read users; for others the ID can still be given, and all other columns are there.
		if (error instanceof UnreadableError && at(error.answer, 'status') === 403) return TEXT;
		throw asError(error);
	}
}

const CUSTOM = new Map<string, ColumnInput>([
	['date', TIME],
	['birthday', TIME],
	['date_time', TIME],
	['checkbox', YES_OR_NO],
]);

const ONE_OPTION = ['select', 'radiobutton', 'category'];

/** The input of a custom field, by its type (API facts 5.5.4). */
export function inputOfCustomField({ type, options }: CustomField): ColumnInput {
	if (ONE_OPTION.includes(type) && options.length > 0) return listOf(options.map(namedChoice));
	return CUSTOM.get(type) ?? TEXT;
}
