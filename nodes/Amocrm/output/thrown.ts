import { InputError } from '../parse/text/inputError';
import { nameOf } from '../rows/rowName';
import { UnreadableError } from '../transport/read/pages';
import type { Row, Run } from '../verbs/verb';
import { failureOf, nodeError, type Place } from './failure';

/** The place of a row in messages. */
export function placeOf(row: Row, { resource, rowName }: Run): Place {
	const { item, number, of } = row;
	if (of === 1) return { item };
	const name = 'payload' in row ? nameOf(row.payload) : 'failure' in row ? row.name : undefined;
	return { item, row: { singular: rowName ?? resource.singular, number, of, name } };
}

/**
 * An error that ends the run. n8n's own errors already have a source; all others are put into words.
 *
 * @param beforeWriting whether nothing has been sent yet
 */
export function thrown(
	{ context, connection }: Run,
	error: unknown,
	place: Place,
	beforeWriting = false,
): Error {
	const own = error instanceof InputError || error instanceof UnreadableError;
	if (!own && error instanceof Error) return error;
	const failure = failureOf(error, connection);
	const description =
		`${failure.description}${beforeWriting ? ' Nothing was written.' : ''}`.trim();
	return nodeError(context.getNode(), { ...failure, description }, place);
}
