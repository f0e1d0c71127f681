import { HARMFUL_KEYS, isHarmful } from '../../transport/http/harmless';
import { InputError, quoted } from '../text/inputError';

/** No value of amoCRM has more levels of objects and lists. */
const MOST_LEVELS = 50;

/**
 * Refuses a value of more levels than any that amoCRM takes, which would exhaust the stack of whatever walks through it, and
 * one with a key such as `toString`, which cannot be made a text.
 *
 * Throws InputError.
 */
export function refuseDeep(value: unknown, level = 0): void {
	if (typeof value !== 'object' || value === null) return;
	if (level > MOST_LEVELS)
		throw new InputError(`a value is nested in more than ${MOST_LEVELS} levels`, PICK);
	if (isHarmful(value)) throw harmful();
	for (const part of Object.values(value)) refuseDeep(part, level + 1);
}

const harmful = () =>
	new InputError(`a value has a key that is called ${HARMFUL_KEYS.map(quoted).join(' or ')}`, PICK);

const PICK = 'amoCRM has no such values. Pick the part that is meant in the expression.';
