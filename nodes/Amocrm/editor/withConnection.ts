import { NodeApiError, NodeOperationError, type ILoadOptionsFunctions } from 'n8n-workflow';

import { connect, type Connection } from '../transport/http/connection';
import { explain } from '../transport/http/explain';
import { UnreadableError } from '../transport/read/pages';

/**
 * Reads a list for the editor with the credential currently chosen in the node. Errors are shown in place of the list. Throws
 * NodeApiError or NodeOperationError.
 */
export async function withConnection<T>(
	context: ILoadOptionsFunctions,
	reading: (connection: Connection) => Promise<T>,
): Promise<T> {
	const chosen = context.getCurrentNodeParameter('authentication');
	const connection = await connect(context, chosen === 'oAuth2' ? 'oAuth2' : 'longLivedToken');
	try {
		return await reading(connection);
	} catch (error) {
		// The editor shows the message and description only of node errors.
		throw inWords(context, connection, error);
	}
}

function inWords(context: ILoadOptionsFunctions, connection: Connection, error: unknown): Error {
	if (error instanceof UnreadableError) {
		const { message, description } = explain(connection, error.answer);
		const shown = new NodeApiError(context.getNode(), { message }, { message, description });
		// n8n replaces text that contains a network code such as ECONNREFUSED with its own sentence.
		shown.message = message;
		return shown;
	}
	const message = error instanceof Error ? error.message : String(error);
	return new NodeOperationError(context.getNode(), message);
}
