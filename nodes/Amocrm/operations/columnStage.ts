import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../resources/types';
import { isBlank } from '../values/blank';
import { InputError, quoted } from '../values/inputError';
import { plainText } from '../values/text';
import type { ColumnTarget } from './columnTarget';

const STAGE = 'status_id';
const PIPELINE = 'pipeline_id';

/** Rows have pipeline and stage in a column each, where the form has one field. */
export const stageColumns = (own: readonly Field[]): ColumnTarget[] =>
	own.some(({ type }) => type === 'stage')
		? [
				{ key: STAGE, names: [], aliases: ['Stage', 'Status'] },
				{ key: PIPELINE, names: [], aliases: ['Pipeline'] },
			]
		: [];

/** The values with pipeline and stage as the one value the form's field takes. Throws InputError. */
export function withStage(values: IDataObject): IDataObject {
	const { [PIPELINE]: pipeline, ...others } = values;
	const stage = others[STAGE];
	if (isBlank(pipeline)) return others;
	if (isBlank(stage))
		throw new InputError(
			"'Pipeline' is given without a stage",
			"Add a column 'Stage', or leave the pipeline out.",
		);
	return { ...others, [STAGE]: both(nameOf(pipeline, 'Pipeline'), nameOf(stage, 'Stage')) };
}

function nameOf(value: unknown, label: string): string {
	const text = plainText(value);
	if (text !== undefined) return text;
	throw new InputError(`'${label}': ${quoted(value)} is no name`, 'Give one name or one ID.');
}

/** `3177727:142` or `Sales → Contract`; a stage that names its pipeline stays as it is. */
function both(pipeline: string, stage: string): string {
	if (/→|->|^\s*\d+\s*:\s*\d+\s*$/.test(stage)) return stage;
	return isNumber(pipeline) && isNumber(stage)
		? `${pipeline.trim()}:${stage.trim()}`
		: `${pipeline} → ${stage}`;
}

const isNumber = (text: string) => /^\s*\d+\s*$/.test(text);
