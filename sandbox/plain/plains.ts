import { lossReasons } from './lossReasons';
import type { PlainList } from './plain';
import type { PlainName } from './plainStores';
import { tasks } from './tasks';

/** All plain lists of the sandbox. */
export const plains: Record<PlainName, PlainList> = { tasks, loss_reasons: lossReasons };

/** The plain list that a request names. */
export const plainNamed = (name: unknown): PlainList | undefined =>
	Object.values(plains).find((plain) => plain.name === name);
