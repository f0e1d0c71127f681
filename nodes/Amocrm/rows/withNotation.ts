import { asError } from '../transport/http/asError';
import { type Notation, AmbiguousInput } from '../parse/dates/notation';
import type { FormContext } from './formContext';

/**
 * Reads a value in the notation chosen for this run. A value that could be read in two ways is read again in the account's
 * notation, which is fetched only then.
 *
 * Throws what `read` throws, and UnreadableError.
 *
 * @param field the value's field
 */
export async function withNotation<T>(
	{ directory, dateOrder, dateOrders }: FormContext,
	field: string,
	read: (notation: Notation) => T,
): Promise<T> {
	const own: Notation = {
		...(dateOrder ? { dateOrder, chosen: true } : {}),
		seen: (date) => dateOrders?.seen(field, date),
	};
	try {
		return read(own);
	} catch (error) {
		// Anything else is wrong in every notation.
		if (!(error instanceof AmbiguousInput)) throw asError(error);
	}
	return read({ ...(await directory.notation()), ...own });
}
