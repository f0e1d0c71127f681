import { userChoices } from '../../lists/choices';
import { readUsers } from '../../lists/users';
import { asError } from '../../transport/http/asError';
import { isForbidden } from '../../transport/read/pages';
import { columnOf, TEXT, type ColumnReader } from '../common/columnReaders';
import { locator, type Picker } from '../common/picker';
import type { FieldType } from '../fieldType';

export const userPicker: Picker = {
	method: 'searchUsers',
	choices: async (connection, notBefore) => userChoices(await readUsers(connection, notBefore)),
};

/** The choice of one of the account's users. */
export const userLocator = (displayName: string, name: string) =>
	locator(displayName, name, userPicker.method, {
		id: 'e.g. 7001001',
		name: 'e.g. Olga Smirnova',
	});

const column: ColumnReader = async (...about) => {
	try {
		return await columnOf(userPicker)(...about);
	} catch (error) {
		// Only administrators can read users; for others the ID can still be given, and all other columns are there.
		if (isForbidden(error)) return TEXT;
		throw asError(error);
	}
};

/** A user of the account, by name, email or ID. */
export const user: FieldType = {
	input: ({ label, name }) => userLocator(label, name),
	picker: userPicker,
	column,
	load: async () => await import('./codec'),
};
