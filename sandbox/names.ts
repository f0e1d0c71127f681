/** The kinds of cards, each with custom fields, tags, notes and links; the name is path segment and `_embedded` key. */
export type EntityName = 'companies' | 'contacts' | 'leads';
export const entityNames: EntityName[] = ['companies', 'contacts', 'leads'];

/** What a card can be linked to. */
export type LinkedName = EntityName | 'catalog_elements';
const linkedNames: LinkedName[] = [...entityNames, 'catalog_elements'];

/** The name a value of a request means. */
export const linkedNameOf = (value: unknown): LinkedName | undefined =>
	linkedNames.find((name) => name === value);

/** Whether a linked thing is a card. */
export const isEntity = (name: LinkedName): name is EntityName => name !== 'catalog_elements';

/** One value for each kind of card. */
export const perEntity = <Value>(
	make: (entity: EntityName) => Value,
): Record<EntityName, Value> => ({
	companies: make('companies'),
	contacts: make('contacts'),
	leads: make('leads'),
});
