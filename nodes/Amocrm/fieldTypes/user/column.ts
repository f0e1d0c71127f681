import { asError } from '../../transport/http/asError';
import { isForbidden } from '../../transport/read/pages';
import { columnOf, TEXT, type ColumnReader } from '../common/columnReaders';
import { userPicker } from './index';

/** The account's users, or a text input if the token's user may not read them: an ID still works. */
export const column: ColumnReader = async (...about) => {
	try {
		return await columnOf(userPicker)(...about);
	} catch (error) {
		// Only administrators can read users; the other columns do not depend on it.
		if (isForbidden(error)) return TEXT;
		throw asError(error);
	}
};
