import { asError } from '../transport/http/asError';
import { type Habits, InTwoWays } from '../parse/dates/habits';
import type { FormContext } from './formContext';

/**
 * Reads a value by what was chosen for this run; what could be read in two ways is read again by the habits of the account,
 * which are asked for only then.
 *
 * Throws what `read` throws, and UnreadableError.
 *
 * @param field that the value is for
 */
export async function byHabit<T>(
	{ directory, dateOrder, dateOrders }: FormContext,
	field: string,
	read: (habits: Habits) => T,
): Promise<T> {
	const own: Habits = {
		...(dateOrder ? { dateOrder, chosen: true } : {}),
		seen: (date) => dateOrders?.seen(field, date),
	};
	try {
		return read(own);
	} catch (error) {
		// All else is wrong whatever the habits are.
		if (!(error instanceof InTwoWays)) throw asError(error);
	}
	return read({ ...(await directory.habits()), ...own });
}
