import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Failure } from '../transport/types';
import { isBlank } from '../parse/text/blank';
import { plainText } from '../parse/text/text';
import { placed, type Place } from './failure';

/**
 * What comes out in the place of a row that failed: `error` says what happened and where, `message` what to do.
 *
 * In the error output, n8n puts these over the fields of the input item, and takes an item for an error only if it has no
 * other fields than `error` and `message`. A `message` of the input's own therefore stays where it is, and `error` says
 * both; an `error` of its own is repeated behind what is said.
 */
export function errorItem(
	context: IExecuteFunctions,
	{ message, description }: Failure,
	place: Place,
): INodeExecutionData {
	const error = placed(message, place);
	const merges = context.getNode().onError === 'continueErrorOutput';
	const own = merges ? ownTexts(context.getInputData()[place.item]?.json ?? {}) : {};
	const todo = own.error === undefined ? description : `${description} ${ownError(own.error)}`;
	const json = own.message ? { error: `${error}${BETWEEN}${todo}` } : { error, message: todo };
	return { json, pairedItem: { item: place.item } };
}

/** Between what happened and what to do, where both stand in one field. */
const BETWEEN = ' — ';

/** The input's own fields of these names, unless an earlier run of this node has put them there. */
function ownTexts({ error, message }: IDataObject): { error?: string; message?: boolean } {
	const text = isBlank(error) ? '' : (plainText(error) ?? JSON.stringify(error));
	const isPlaced = text.includes('[item ');
	// An error that ends with its place has its `message` beside it.
	if (isPlaced && text.endsWith(']')) return {};
	const isOurs = isPlaced && text.includes(`]${BETWEEN}`);
	return {
		...(text === '' || isOurs ? {} : { error: text }),
		message: !isBlank(message),
	};
}

/** Most characters that are repeated. */
const LONGEST = 1000;

const ownError = (text: string) =>
	`The item's own "error": ${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}`;
