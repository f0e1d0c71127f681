import type { IDataObject } from 'n8n-workflow';

import type { StageInPipeline } from '../../lists/stageFinder';
import type { Field } from '../../resources/resource';
import { isBlank } from '../../parse/text/blank';
import { InputError, quoted } from '../../parse/text/inputError';
import { bare, plainText } from '../../parse/text/text';
import type { MappedColumn } from './mappedColumn';

const STAGE = 'status_id';
const PIPELINE = 'pipeline_id';

/** Columns have pipeline and stage separately, while the form has one field. */
export const stageColumns = (own: readonly Field[]): MappedColumn[] =>
	own.some(({ type }) => type === 'stage')
		? [
				{ key: STAGE, names: [], aliases: ['Stage', 'Status'] },
				{ key: PIPELINE, names: [], aliases: ['Pipeline'] },
			]
		: [];

const CLOSED = 'closed_at';

/** What amoCRM's export contains for open leads. */
const NOT_CLOSED: readonly string[] = ['не закрыта', 'not closed', 'no cerrado', 'nao fechado'];

/** Combines pipeline and stage into the value of the form's field. Throws InputError. */
export function withStage(values: IDataObject): IDataObject {
	const { [PIPELINE]: pipeline, ...others } = values;
	if (NOT_CLOSED.includes(bare(plainText(others[CLOSED]) ?? ''))) delete others[CLOSED];
	const stage = others[STAGE];
	if (isBlank(pipeline)) return others;
	if (isBlank(stage))
		throw new InputError(
			"'Pipeline' is given without a stage",
			"Add a column 'Stage', or leave the pipeline out.",
		);
	const inPipeline = { pipeline: nameOf(pipeline, 'Pipeline'), stage: nameOf(stage, 'Stage') };
	return { ...others, [STAGE]: inPipeline satisfies StageInPipeline };
}

function nameOf(value: unknown, label: string): string {
	const text = plainText(value);
	if (text !== undefined) return text;
	throw new InputError(`'${label}': ${quoted(value)} is not a name`, 'Enter one name or one ID.');
}
