import { kinds } from '../entities/entityKinds';
import { createRecord } from '../entities/writeRecord';
import type { JsonObject } from '../json';
import { entityNames } from '../names';
import type { World } from '../world';

const titles = { companies: 'Company', contacts: 'Contact', leads: 'Lead' };

/** Creates the configured number of generated records. */
export function seedRecords(world: World): void {
	for (const entity of entityNames) {
		const inside: JsonObject = {
			created_at: world.account.updated_at,
			updated_at: world.account.updated_at,
		};
		for (let index = 1; index <= world.options[entity]; index += 1) {
			const row = { ...inside, name: `${titles[entity]} ${index}` };
			createRecord(world, kinds[entity], row, world.ownerId);
		}
	}
}
