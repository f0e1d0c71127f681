import type { Check } from './check';
import { notBlank } from './issue';

/** Text that is not empty. */
export const filled: Check = (value, path) => (value === '' ? [notBlank(path)] : []);
