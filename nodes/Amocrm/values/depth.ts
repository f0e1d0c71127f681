import { HARMFUL_KEYS, isHarmful } from '../transport/harmless';
import { InputError, quoted } from './inputError';

/** No value of amoCRM has more levels of objects and lists. */
const MOST_LEVELS = 50;

/**
 * Refuses a value of more levels than any that amoCRM takes, which would exhaust the stack of whatever walks through it, and
 * one with a key such as `toString`, which cannot be made a text. It goes level by level itself.
 *
 * Throws InputError.
 */
export function refuseDeep(value: unknown): void {
	let level: unknown[] = [value];
	for (let depth = 0; depth <= MOST_LEVELS; depth += 1) {
		const objects = level.filter((one) => typeof one === 'object' && one !== null).map(Object);
		if (objects.length === 0) return;
		if (objects.some(isHarmful)) throw harmful();
		level = objects.flatMap((one): unknown[] => Object.values(one));
	}
	throw new InputError(`a value is nested in more than ${MOST_LEVELS} levels`, PICK);
}

const harmful = () =>
	new InputError(`a value has a key that is called ${HARMFUL_KEYS.map(quoted).join(' or ')}`, PICK);

const PICK = 'amoCRM has no such values. Pick the part that is meant in the expression.';
