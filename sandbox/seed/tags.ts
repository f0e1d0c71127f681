import type { EntityName } from '../entities/kinds';

// Names that look like ids, or differ only in case, are the ones clients get wrong.
const seeds: Record<EntityName, string[]> = {
	companies: ['partner', 'Partner', 'партнёр', '2026', '80001', 'Moscow, Russia', 'cold'],
	contacts: ['webinar', '2026', 'ЛПР'],
	leads: ['site', 'срочно', '100'],
};

/** Names of the seeded tags of an entity, with `extra` generated ones for companies. */
export function seedTags(entity: EntityName, extra: number): string[] {
	if (entity !== 'companies') return seeds[entity];
	return [...seeds.companies, ...Array.from({ length: extra }, (_, index) => `tag ${index + 1}`)];
}
