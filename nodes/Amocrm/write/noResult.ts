import type { RowResult } from '../verbs/verb';

/** What cannot happen, in words. */
export const NO_RESULT: RowResult = {
	failure: { message: 'This row got no result', description: '' },
};
