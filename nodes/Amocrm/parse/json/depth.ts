import { HARMFUL_KEYS, isHarmful } from '../../transport/http/harmless';
import { InputError, quoted } from '../text/inputError';

/** Deeper than any value in amoCRM. */
const MOST_LEVELS = 50;

/**
 * Refuses values that are nested too deeply, which would exhaust the stack of recursive code, and values with a key
 * such as `toString`, which cannot be converted to text.
 *
 * Throws InputError.
 */
export function refuseDeep(value: unknown, level = 0): void {
	if (typeof value !== 'object' || value === null) return;
	if (level > MOST_LEVELS)
		throw new InputError(`a value is nested more than ${MOST_LEVELS} levels deep`, PICK);
	if (isHarmful(value)) throw harmful();
	for (const part of Object.values(value)) refuseDeep(part, level + 1);
}

const harmful = () =>
	new InputError(`a value has a key named ${HARMFUL_KEYS.map(quoted).join(' or ')}`, PICK);

const PICK = 'amoCRM stores no such values. Pick the property you need in the expression.';
