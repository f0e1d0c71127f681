import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Failure } from '../transport/types';
import { isBlank } from '../parse/text/blank';
import { plainText } from '../parse/text/text';
import { placed, type Place } from './failure';

/**
 * The output for a failed row: `error` says what happened and where, `message` says what to do.
 *
 * On the error output, n8n merges these into the input item, and recognizes an error item only if it has no other fields
 * than `error` and `message`. The input's own `message` is therefore kept, and `error` says both; the input's own `error`
 * is appended to the text.
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

/** Separates what happened from what to do, if both are in one field. */
const BETWEEN = ' — ';

/** The input's own fields of these names, unless an earlier run of this node added them. */
function ownTexts({ error, message }: IDataObject): { error?: string; message?: boolean } {
	const text = isBlank(error) ? '' : (plainText(error) ?? JSON.stringify(error));
	const isPlaced = text.includes('[item ');
	// An error that ends with its place has a `message` of ours.
	if (isPlaced && text.endsWith(']')) return {};
	const isOurs = isPlaced && text.includes(`]${BETWEEN}`);
	return {
		...(text === '' || isOurs ? {} : { error: text }),
		message: !isBlank(message),
	};
}

/** Most characters repeated. */
const LONGEST = 1000;

const ownError = (text: string) =>
	`The item's own "error": ${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}`;
