/** The types of records with custom fields, tags, notes and links; the name is the path segment and the `_embedded` key. */
export type EntityName = 'companies' | 'contacts' | 'leads';
export const entityNames: EntityName[] = ['companies', 'contacts', 'leads'];

/** What a record can be linked to. */
export type LinkedName = EntityName | 'catalog_elements';
const linkedNames: LinkedName[] = [...entityNames, 'catalog_elements'];

/** The linked type that a request names. */
export const linkedNameOf = (value: unknown): LinkedName | undefined =>
	linkedNames.find((name) => name === value);

/** Whether a linked type is a record rather than a list element. */
export const isEntity = (name: LinkedName): name is EntityName => name !== 'catalog_elements';

/** One value per entity type. */
export const perEntity = <Value>(
	make: (entity: EntityName) => Value,
): Record<EntityName, Value> => ({
	companies: make('companies'),
	contacts: make('contacts'),
	leads: make('leads'),
});
