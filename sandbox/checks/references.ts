import type { EntityName } from '../entities/kinds';
import { both, checkShape, integer, positive, string, type Check } from './check';
import { isObject } from '../json';
import {
	fieldMissing,
	fieldNotExpected,
	invalidType,
	notBlank,
	notSupportedChoice,
	tooLow,
} from './issue';

/** An existing record of `entity`. */
export const recordOf = (entity: EntityName): Check =>
	both(positive, (value, path, { world }) =>
		typeof value === 'number' && world.stores[entity].get(value) ? [] : [notSupportedChoice(path)],
	);

/** An active member of the account (API facts 3.2, part 8 line 12). */
export const member: Check = both(positive, (value, path, { world }) => {
	const user = typeof value === 'number' ? world.users.get(value) : undefined;
	return user?.active ? [] : [notSupportedChoice(path)];
});

/** An active member, or 0 for the robot (API facts 1.13). */
export const author: Check = both(integer, (value, path, scope) => {
	if (value === 0) return [];
	if (typeof value === 'number' && value < 0) return [tooLow(path)];
	return member(value, path, scope);
});

const existingTag: Check = both(positive, (value, path, { world, kind }) =>
	typeof value === 'number' && world.tags[kind.name].get(value) ? [] : [notSupportedChoice(path)],
);
const tagName: Check = both(string, (value, path) => (value === '' ? [notBlank(path)] : []));

/** `{id}` or `{name}`, never both, no other key (API facts 5.8). */
export const tagReference: Check = (value, path, scope) => {
	if (!isObject(value)) return [invalidType(path, 'array')];
	if ('id' in value && 'name' in value) return [fieldNotExpected(`${path}.name`)];
	if (!('id' in value) && !('name' in value)) return [fieldMissing(`${path}.id`)];
	return checkShape({ id: { check: existingTag }, name: { check: tagName } }, value, path, scope);
};
