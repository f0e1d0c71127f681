import type { INodeProperties } from 'n8n-workflow';

import type { Choice } from '../../lists/choice';
import type { Connection } from '../../transport/http/connection';

/** A list of the account, offered by the form. */
export interface Picker {
	/** Name of the method that n8n calls: `searchUsers`. */
	method: string;
	/**
	 * Throws UnreadableError.
	 *
	 * @param notBefore lists read before this time (ms since 1970) are read again
	 */
	choices(connection: Connection, notBefore?: number): Promise<Choice[]>;
}

/** Placeholders of the modes other than the list. */
interface Placeholders {
	id: string;
	name: string;
}

/** An input for one entry of the list: picked, or by name or ID. */
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
