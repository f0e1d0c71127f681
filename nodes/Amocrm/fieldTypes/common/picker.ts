import type { INodeProperties } from 'n8n-workflow';

import type { Choice } from '../../lists/choice';
import type { Connection } from '../../transport/http/connection';

/** A list of the account that the form offers. */
export interface Picker {
	/** n8n's name of the method that lists it: `searchUsers`. */
	method: string;
	/**
	 * Throws UnreadableError.
	 *
	 * @param notBefore a list that was read earlier than this (ms since 1970) is read anew
	 */
	choices(connection: Connection, notBefore?: number): Promise<Choice[]>;
}

/** What the modes other than the list show while they are empty. */
interface Placeholders {
	id: string;
	name: string;
}

/** Something of the account, picked from its list or given by name or ID. */
export const locator = (
	displayName: string,
	name: string,
	searchListMethod: string,
	placeholders: Placeholders,
): INodeProperties => ({
	displayName,
	name,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod, searchable: true },
		},
		{ displayName: 'By Name', name: 'name', type: 'string', placeholder: placeholders.name },
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: placeholders.id },
	],
});
