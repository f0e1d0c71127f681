import type { IDataObject } from 'n8n-workflow';

import { eachOf } from '../common/eachOf';
import { emptiedList } from '../common/emptied';
import type { FilterReader } from '../filterType';
import { pipelineIds } from '../pipelines/reader';

/** Name of the filter by pipeline, which limits where stages are looked up. */
const PIPELINES = 'pipeline_id';

export const reader: FilterReader = {
	conditions: async ({ name }, form, { directory }) => {
		const pipelines = await pipelineIds(form[PIPELINES], directory);
		const wanted = await eachOf(
			form[name],
			async (stage) => await directory.stagesOf({ stage, pipelines }),
		);
		const stages = wanted.flat();
		if (stages.length === 0) return [];
		// Stages are pairs, since won and lost have the same IDs in all pipelines (API facts 1.7).
		const pairs = stages.map(({ pipelineId, statusId }) => ({
			pipeline_id: pipelineId,
			status_id: statusId,
		}));
		const holds = (record: IDataObject) =>
			pairs.some(
				(pair) => pair.pipeline_id === record.pipeline_id && pair.status_id === record.status_id,
			);
		return [{ query: { [name]: pairs }, holds }];
	},
	isEmptied: emptiedList,
};
