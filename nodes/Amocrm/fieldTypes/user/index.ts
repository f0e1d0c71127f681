import { locator, type Picker } from '../common/picker';
import type { FieldType } from '../fieldType';

export const userPicker: Picker = {
	method: 'searchUsers',
	choices: async (connection, notBefore) => {
		const [{ userChoices }, { readUsers }] = await Promise.all([
			import('../../lists/choices'),
			import('../../lists/users'),
		]);
		return userChoices(await readUsers(connection, notBefore));
	},
};

/** Selects a user of the account. */
export const userLocator = (displayName: string, name: string) =>
	locator(displayName, name, userPicker.method, {
		id: 'e.g. 7001001',
		name: 'e.g. Olga Smirnova',
	});

/** A user of the account, by name, email or ID. */
export const user: FieldType = {
	input: ({ label, name }) => userLocator(label, name),
	picker: userPicker,
	column: async (...about) => await (await import('./column')).column(...about),
	load: async () => await import('./codec'),
};
