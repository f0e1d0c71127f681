import type { EntityName } from '../names';
import { both, checkShape, positive, string, type Check, type Shape } from './check';
import { isObject } from '../json';
import { filled } from './filled';
import { fieldMissing, invalidType, notSupportedChoice, tooLow } from './issue';

/** The ID of an existing record of `entity`. */
export const recordOf = (entity: EntityName): Check =>
	both(positive, (value, path, { world }) =>
		typeof value === 'number' && world.stores[entity].get(value) ? [] : [notSupportedChoice(path)],
	);

/** An active user of the account (API facts 3.2, part 8 line 12). */
const isMember: Check = (value, path, { world }) => {
	const user = typeof value === 'number' ? world.users.get(value) : undefined;
	return user?.active ? [] : [notSupportedChoice(path)];
};
const ofWrongType: Check = (value, path) =>
	Number.isInteger(value) ? [] : [invalidType(path, 'int'), notSupportedChoice(path)];
export const member: Check = both(ofWrongType, both(positive, isMember));

/** An active user, or 0 for the robot (API facts 1.13). */
export const author: Check = both(ofWrongType, (value, path, scope) => {
	if (value === 0) return [];
	if (typeof value === 'number' && value < 0) return [tooLow(path)];
	return member(value, path, scope);
});

const existingTag: Check = both(positive, (value, path, { world, entity }) =>
	typeof value === 'number' && entity && world.tags[entity].get(value)
		? []
		: [notSupportedChoice(path)],
);
const tagName: Check = both(string, filled);

const tagShape: Shape = {
	id: { check: existingTag, nullable: true },
	name: { check: tagName, nullable: true },
};

/** `{id}`, `{name}` or both, in which case the ID counts; no other key (API facts 5.8, part 8 line 76). */
export const tagReference: Check = (value, path, scope) => {
	if (!isObject(value)) return [invalidType(path, 'array')];
	const { id = null, name = null } = value;
	if (id === null && name === null) return [fieldMissing(`${path}.id`)];
	return checkShape(tagShape, value, path, scope);
};
