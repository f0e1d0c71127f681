import type { Directory } from '../../lists/directory';
import { among } from '../common/among';
import { eachOf } from '../common/eachOf';
import { emptiedList } from '../common/emptied';
import type { FilterReader } from '../filterType';

export const reader: FilterReader = {
	conditions: async ({ name }, form, { directory }) =>
		among(name, await pipelineIds(form[name], directory)),
	isEmptied: emptiedList,
};

/** The IDs of the chosen pipelines. Throws InputError, UnreadableError. */
export async function pipelineIds(value: unknown, directory: Directory): Promise<number[]> {
	const pipelines = await eachOf(value, async (one) => await directory.pipeline(one));
	return pipelines.map(({ id }) => id);
}
