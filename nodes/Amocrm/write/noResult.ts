import type { RowResult } from '../verbs/verb';

/** Fallback for a bug: a row without a result. */
export const NO_RESULT: RowResult = {
	failure: { message: 'This row got no result', description: '' },
};
