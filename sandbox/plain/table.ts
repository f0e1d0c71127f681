import { lossReasons } from './lossReasons';
import type { Plain } from './plain';
import type { PlainName } from './stores';
import { tasks } from './tasks';

/** Every plain list of the sandbox. */
export const plains: Record<PlainName, Plain> = { tasks, loss_reasons: lossReasons };

/** The plain list that a name of a request means. */
export const plainNamed = (name: unknown): Plain | undefined =>
	Object.values(plains).find((plain) => plain.name === name);
