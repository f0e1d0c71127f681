import { asError } from '../../transport/http/asError';
import { isForbidden } from '../../transport/read/pages';
import { columnOf, TEXT, type ColumnReader } from '../common/columnReaders';
import { userPicker } from './index';

/** The account's users; a text for users who may not read them, since the ID can still be given. */
export const column: ColumnReader = async (...about) => {
	try {
		return await columnOf(userPicker)(...about);
	} catch (error) {
		// Only administrators can read users; the other columns are there all the same.
		if (isForbidden(error)) return TEXT;
		throw asError(error);
	}
};
