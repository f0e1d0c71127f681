/** All verbs, by the values of 'Operation' in workflows: one line each. */
export { changeTags } from './changeTags';
export { create } from './create';
export { createComplex } from './createComplex';
export { remove as delete } from './delete';
export { get } from './get';
export { getAll } from './getAll';
export { getIds } from './getIds';
export { getLinks } from './getLinks';
export { getTypes } from './getTypes';
export { link, unlink } from './link';
export { update } from './update';
export { upsert } from './upsert';
