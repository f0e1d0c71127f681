import type { OperationName } from '../resources/types';
import { create } from './create';
import { get } from './get';
import type { Operation } from './types';

/** How each operation works, for all resources. */
export const operations: Record<OperationName, Operation> = { create, get };
