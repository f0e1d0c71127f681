import { now } from '../clock';
import { objectOf, type Json, type JsonObject } from '../json';
import { entityNames } from '../names';
import type { StoredItem } from '../stored';
import type { World } from '../world';
import { singulars } from './recordEvents';

type Change = [type: string, of: (task: StoredItem) => JsonObject];

const changes: Change[] = [
	['task_text_changed', ({ text }) => ({ task: { text: text ?? '' } })],
	['task_deadline_changed', ({ complete_till: at }) => ({ task_deadline: { timestamp: at ?? 0 } })],
	['task_type_changed', ({ task_type_id: id }) => ({ task_type: { id: id ?? 1 } })],
];

/** The record that a task belongs to, or the task itself. */
function cardOf({ id, entity_type: type, entity_id: card }: StoredItem) {
	const entity = entityNames.find((name) => name === type);
	return entity
		? { entity_type: singulars[entity], entity_id: Number(card) }
		: { entity_type: 'task', entity_id: id };
}

/** Notes what a write did to a task; `before` is not set where it is new. */
export function noteTask(
	world: World,
	before: StoredItem | undefined,
	after: StoredItem,
	userId: number,
): void {
	const about = { ...cardOf(after), created_by: userId, created_at: now(world) };
	const note = (type: string, value_before: JsonObject[] = [], value_after: JsonObject[] = []) =>
		world.events.add({ type, ...about, value_before, value_after });
	if (!before) return note('task_added');
	const text = (value: Json) => JSON.stringify(value);
	for (const [type, of] of changes)
		if (text(of(before)) !== text(of(after))) note(type, [of(before)], [of(after)]);
	if (after.is_completed === true && before.is_completed !== true) note('task_completed');
	const result = objectOf(after.result).text;
	if (result !== undefined && result !== objectOf(before.result).text)
		note('task_result_added', [], [{ note: { id: after.id } }]);
}
