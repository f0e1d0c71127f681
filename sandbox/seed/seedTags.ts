import type { EntityName } from '../names';

// Clients tend to get names wrong that look like IDs or differ only in case.
const seeds: Record<EntityName, string[]> = {
	companies: ['partner', 'Partner', 'партнёр', '2026', '80001', 'Moscow, Russia', 'cold'],
	contacts: ['webinar', '2026', 'ЛПР'],
	leads: ['site', 'срочно', '100'],
};

/** Names of an entity's seeded tags, with `extra` generated ones for companies. */
export function seedTags(entity: EntityName, extra: number): string[] {
	if (entity !== 'companies') return seeds[entity];
	return [...seeds.companies, ...Array.from({ length: extra }, (_, index) => `tag ${index + 1}`)];
}

/** The colors of lead tags (API facts 5.8). */
export const tagColors =
	'EBEBEB D0D0D0 F2DDF7 D1A4DC FF8F92 FFC8C8 C7DB8C DDEBB5 8699DA AABDFF FFCE5A FFE193 90CDB0 C6F4DE A9A5D7 D8D5FF 86C0FC 832161 6A0F49 0C7C59 10599D 9D2B32 247BA0'.split(
		' ',
	);
