import { asError } from '../../transport/http/asError';
import { UnreadableError } from '../../transport/read/pages';

/** A list that only adds names, or an empty one where amoCRM refuses to give it. Throws UnreadableError for other failures. */
export async function unlessRefused<T>(reading: Promise<T[]>): Promise<T[]> {
	try {
		return await reading;
	} catch (error) {
		// The records are readable all the same, without these names.
		if (error instanceof UnreadableError && error.answer.kind === 'refused') return [];
		throw asError(error);
	}
}
