import type { CustomField } from './customField';
import { kindName } from '../parse/contacts/kindWords';

/** A column for values of a custom field; phones and emails have one per kind. */
export interface FieldColumn {
	/** As stored in workflows: `300110`, or with a kind `300101:MOB`. */
	key: string;
	/** `INN`, `Phone (mobile)`. */
	label: string;
	/** amoCRM's code of the kind. */
	kind?: string;
}

/** The columns of a custom field. Phones and emails have one per kind. */
export function fieldColumns({ id, name, type, options }: CustomField): FieldColumn[] {
	if (type !== 'multitext' || options.length === 0) return [{ key: String(id), label: name }];
	return options.map(({ name: kind }) => ({
		key: `${id}:${kind}`,
		label: `${name} (${kindName(kind)})`,
		kind,
	}));
}
