import { asError } from '../../transport/http/asError';
import { UnreadableError } from '../../transport/read/pages';

/** A list used only for names; empty if amoCRM denies access to it. Throws UnreadableError for other failures. */
export async function unlessRefused<T>(reading: Promise<T[]>): Promise<T[]> {
	try {
		return await reading;
	} catch (error) {
		// Records can still be shown without these names.
		if (error instanceof UnreadableError && error.answer.kind === 'refused') return [];
		throw asError(error);
	}
}
