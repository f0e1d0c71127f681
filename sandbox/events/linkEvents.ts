import { now } from '../clock';
import type { Link } from '../entities/linkStore';
import { isEntity, type EntityName } from '../names';
import type { World } from '../world';
import { singulars } from './recordEvents';

/** Notes that a record was linked to another one, or that a link was removed. */
export function noteLink(
	world: World,
	entity: EntityName,
	id: number,
	{ to, id: toId }: Link,
	userId: number,
	deed: 'link' | 'unlink',
): void {
	if (!isEntity(to)) return;
	const sides = [[], [{ [deed]: { entity: { type: singulars[to], id: toId } } }]];
	const [value_before = [], value_after = []] = deed === 'link' ? sides : sides.reverse();
	world.events.add({
		type: `entity_${deed}ed`,
		entity_type: singulars[entity],
		entity_id: id,
		created_by: userId,
		created_at: now(world),
		value_before,
		value_after,
	});
}
