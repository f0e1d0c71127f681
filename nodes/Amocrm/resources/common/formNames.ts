import type { Resource } from '../resource';

/** Names of the parameters for a resource's rows. They are saved in workflows and never change. */
export interface FormNames {
	/** The form: a fixedCollection, with one `entry` per row. */
	collection: string;
	entry: string;
	/** Raw JSON instead of the form. */
	json: string;
	jsonLabel: string;
}

/** The collection of fields that are not always shown. */
export const ADDITIONAL_FIELDS = 'additionalFields';

export function formNames({ name, plural }: Pick<Resource, 'name' | 'plural'>): FormNames {
	const collection = plural.charAt(0).toLowerCase() + plural.slice(1).replace(/\s/g, '');
	return {
		collection,
		entry: name,
		json: `${collection}Json`,
		jsonLabel: 'Stringified Array of Objects',
	};
}
