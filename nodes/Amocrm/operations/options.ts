import type { IDataObject } from 'n8n-workflow';

import { automaticSize, fixedSize, type BatchSize } from '../transport/batchSize';
import { isObject } from '../transport/json';
import { TAGS_MODES, type TagsMode } from './formContext';
import type { Run } from './types';

/** The node's 'Options'. They hold for the whole run, so they are read once. */
export function optionsOf({ context }: Run): IDataObject {
	const options = context.getNodeParameter('options', 0, {});
	return isObject(options) ? options : {};
}

/** What the tags of a row do to those of a record that exists. */
export const tagsModeOf = (run: Run): TagsMode =>
	TAGS_MODES.find((mode) => mode === optionsOf(run).tagsMode) ?? 'add';

/** The size of batches that the option 'Batch Size' asks for. */
export function batchSize(chosen: unknown): BatchSize {
	const rows = Number(chosen);
	return Number.isInteger(rows) && rows > 0 ? fixedSize(rows) : automaticSize();
}
