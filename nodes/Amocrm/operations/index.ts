import type { OperationName } from '../resources/types';
import { create } from './create';
import { get } from './get';
import { getIds } from './getIds';
import { getMany } from './getMany';
import { update } from './update';
import { upsert } from './upsert';
import type { Operation } from './types';

/** How each operation works, for all resources. */
export const operations: Record<OperationName, Operation> = {
	create,
	get,
	getAll: getMany,
	getIds,
	update,
	upsert,
};
