import { at } from '../../transport/http/json';
import { changed } from '../common/changed';
import { eachOf } from '../common/eachOf';
import { emptiedList } from '../common/emptied';
import type { FilterReader } from '../filterType';

export const reader: FilterReader = {
	conditions: async (filter, form, { directory }) => {
		const found = await eachOf(
			form[filter.name],
			async (stage) => await directory.stagesOf({ stage, pipelines: [] }),
		);
		// Won and lost have the same IDs in all pipelines (API facts 5.7).
		const pairs = found.flat().map(({ pipelineId, statusId }) => ({
			pipeline_id: pipelineId,
			status_id: statusId,
		}));
		if (pairs.length === 0) return [];
		return [
			changed(filter, form, { leads_statuses: pairs }, (change) =>
				pairs.some(
					(pair) =>
						pair.pipeline_id === at(change, 'lead_status', 'pipeline_id') &&
						pair.status_id === at(change, 'lead_status', 'id'),
				),
			),
		];
	},
	isEmptied: emptiedList,
};
