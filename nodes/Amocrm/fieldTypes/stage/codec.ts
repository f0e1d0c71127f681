import { stageLabel, readStages, type Stage } from '../../lists/stages';
import { unlocated } from '../../parse/text/blank';
import { InputError } from '../../parse/text/inputError';
import type { FieldCodec } from '../fieldType';

export const codec: FieldCodec = {
	encode: async (_field, value, { directory }) => {
		const stage = await directory.stage(unlocated(value));
		if (stage.incoming) throw onlyIncoming(stage);
		const { pipelineId, statusId } = stage;
		return { body: { pipeline_id: pipelineId, status_id: statusId } };
	},
	decoder: async (connection) => {
		const known = await readStages(connection);
		const byPair = new Map(known.map((one) => [pairOf(one.pipelineId, one.statusId), one]));
		return (record, key) => {
			const found = byPair.get(pairOf(record.pipeline_id, record[key]));
			return {
				[key]: record[key],
				stage: found?.stage ?? null,
				pipeline: found?.pipeline ?? null,
			};
		};
	},
	placeholder: 'name',
};

/** Won and lost have the same IDs in each pipeline (API facts 5.7). */
const pairOf = (pipelineId: unknown, statusId: unknown) =>
	`${Number(pipelineId)}:${Number(statusId)}`;

const onlyIncoming = (stage: Stage) =>
	new InputError(
		`"${stageLabel(stage)}" holds incoming leads only`,
		'Choose another stage: amoCRM itself puts leads into this one.',
	);
