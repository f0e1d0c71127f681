import type { OperationName } from '../resources/types';
import { changeTags } from './changeTags';
import { create } from './create';
import { createComplex } from './createComplex';
import { get } from './get';
import { getIds } from './getIds';
import { getLinks } from './getLinks';
import { getMany } from './getMany';
import { link, unlink } from './link';
import { update } from './update';
import { upsert } from './upsert';
import type { Operation } from './types';

/** How each operation works, for all resources. */
export const operations: Record<OperationName, Operation> = {
	changeTags,
	create,
	createComplex,
	get,
	getAll: getMany,
	getIds,
	getLinks,
	link,
	unlink,
	update,
	upsert,
};
