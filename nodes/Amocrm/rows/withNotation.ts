import { asError } from '../transport/http/asError';
import { type Notation, AmbiguousInput } from '../parse/dates/notation';
import type { FormContext } from './formContext';

/**
 * Reads a value by what was chosen for this run; what could be read in two ways is read again by the notation of the account,
 * which are asked for only then.
 *
 * Throws what `read` throws, and UnreadableError.
 *
 * @param field that the value is for
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
		// All else is wrong whatever the notation are.
		if (!(error instanceof AmbiguousInput)) throw asError(error);
	}
	return read({ ...(await directory.notation()), ...own });
}
