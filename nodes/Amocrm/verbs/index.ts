import type { OperationName } from '../resources/resource';
import { changeTags } from './changeTags/run';
import { create } from './create/run';
import { createComplex } from './createComplex/run';
import { remove } from './delete/run';
import { get } from './get/run';
import { getIds } from './getIds/run';
import { getLinks } from './getLinks/run';
import { getMany } from './getAll/run';
import { link, unlink } from './link/run';
import { update } from './update/run';
import { upsert } from './upsert/run';
import type { Operation } from './verb';

/** How each operation works, for all resources. */
export const operations: Record<OperationName, Operation> = {
	changeTags,
	create,
	createComplex,
	delete: remove,
	get,
	getAll: getMany,
	getIds,
	getLinks,
	link,
	unlink,
	update,
	upsert,
};
