import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import type { Connection } from '../transport/http/connection';
import { explain } from '../transport/http/explain';
import { at } from '../transport/http/json';
import { UnreadableError } from '../transport/read/pages';
import type { Failure } from '../transport/types';
import { InputError, quoted } from '../parse/text/inputError';

/** Where a failure belongs: the item, and its row if the item has several. */
export interface Place {
	item: number;
	row?: { singular: string; number: number; of: number; name?: string };
}

/** Converts anything thrown to words for the user. */
export function failureOf(error: unknown, connection?: Connection): Failure {
	if (error instanceof InputError)
		return { message: capitalized(error.message), description: error.hint };
	if (error instanceof UnreadableError && connection) return explain(connection, error.answer);
	if (error instanceof TypeError || error instanceof RangeError) return bugInNode(error);
	const description = at(error, 'description');
	return {
		message: error instanceof Error ? error.message : String(error),
		description: typeof description === 'string' ? description : '',
	};
}

/** A bug in the node. */
const bugInNode = ({ message }: Error): Failure => ({
	message: `The node failed on this item: ${message}`,
	description:
		'This is a bug in the node. Please report it with the values of the item. Check in amoCRM whether the record exists before you run the item again.',
});

/** The failure as an n8n node error, with its place. */
export function nodeError(
	node: INode,
	{ message, description, status }: Failure,
	place: Place,
): Error {
	const options = { description, itemIndex: place.item };
	const text = placed(message, place);
	const error =
		status === undefined
			? new NodeOperationError(node, text, options)
			: new NodeApiError(
					node,
					{ message: text },
					{ ...options, message: text, httpCode: String(status) },
				);
	// n8n replaces any text that contains a network code such as ECONNREFUSED with its own.
	error.message = text;
	error.messages = [];
	return error;
}

/**
 * Appends the place to a message: `… [item 3, company 2 of 3, "Rocket LLC"]`. Items count from 0, as in n8n; rows from 1.
 */
export function placed(message: string, { item, row }: Place): string {
	if (!row) return `${message} [item ${item}]`;
	const { singular, number, of, name } = row;
	const named = name === undefined ? '' : `, ${quoted(name)}`;
	return `${message} [item ${item}, ${singular.toLowerCase()} ${number} of ${of}${named}]`;
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
