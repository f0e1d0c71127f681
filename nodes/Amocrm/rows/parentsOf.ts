import type { IDataObject } from 'n8n-workflow';

import { parentFields } from '../resources/common/parents';
import type { Run } from '../verbs/verb';
import { formContextOf } from './contextOfRun';
import { encodeFormRow } from './formRow';

/** The parents of the item's record that are part of its path. Throws InputError, UnreadableError. */
export async function parentsOf(run: Run, item: number): Promise<IDataObject> {
	const fields = parentFields(run.resource).map((field) => ({ ...field, required: true }));
	if (fields.length === 0) return {};
	const entry = Object.fromEntries(
		fields.map(({ name }) => [name, run.context.getNodeParameter(name, item, '')]),
	);
	return (await encodeFormRow(fields, entry, formContextOf(run))).payload;
}
