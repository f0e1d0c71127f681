import type { Check } from './check';
import { notBlank } from './issue';

/** Not the empty text. */
export const filled: Check = (value, path) => (value === '' ? [notBlank(path)] : []);
