import type { IDataObject } from 'n8n-workflow';

import { createDirectory } from '../lists/directory';
import { isBlank } from '../values/blank';
import { InputError } from '../values/inputError';
import { fieldChoice } from './formCustomFields';
import { optionsOf } from './options';
import { rowReader } from './rowReader';
import { simplified } from './simplified';
import {
	byField,
	byName,
	existingRecords,
	merged,
	plan,
	type KeysOf,
	type Plan,
} from './skipExisting';
import type { BulkOperation, Run, WritableRow, WriteReport } from './types';
import { writeBatches } from './writeBatches';

/** Creates the rows of all items, in batches. */
export const create: BulkOperation = {
	kind: 'bulk',
	reader: (run) => rowReader(run, run.resource.fields, 'replace'),
	write: writeUnlessExisting,
};

/** With 'Skip Existing', rows that amoCRM has already come out as the record that is there. */
async function writeUnlessExisting(run: Run, rows: readonly WritableRow[]): Promise<WriteReport> {
	const options = optionsOf(run);
	const key = await skipKey(run, options);
	if (!key) return await writeBatches(run, 'POST', rows);
	const keys = new Set(rows.flatMap(({ payload }) => key.keysOf(payload)));
	const found = await existingRecords(
		run.connection,
		run.resource,
		keys,
		key.keysOf,
		key.searchable,
	);
	const planned = plan(rows, key.keysOf, found);
	const { results, hint } = await writeBatches(
		run,
		'POST',
		planned.write.flatMap((row) => rows[row] ?? []),
	);
	const skipped = planned.existing.size + planned.same.size;
	const said =
		skipped === 0
			? []
			: [`${skipped} of ${rows.length} rows existed already and were not created again.`];
	return {
		results: merged(rows, await shown(run, planned), results),
		hint: [...said, ...(hint ? [hint] : [])].join(' ') || undefined,
	};
}

async function skipKey(
	run: Run,
	options: IDataObject,
): Promise<{ keysOf: KeysOf; searchable: boolean } | undefined> {
	if (options.skipExisting === 'name') return { keysOf: byName, searchable: true };
	if (options.skipExisting !== 'field') return undefined;
	if (isBlank(options.skipExistingField)) {
		throw new InputError(
			"'Skip Existing: Field' is empty",
			"Choose the custom field that tells records apart, or set 'Skip Existing' to 'By Name'.",
		);
	}
	const { field } = await fieldChoice(
		options.skipExistingField,
		createDirectory(run.connection, run.resource.embedded),
	);
	return {
		keysOf: byField(field),
		searchable: ['text', 'numeric', 'url', 'textarea'].includes(field.type),
	};
}

/** The existing records as 'Return' asks for them. */
async function shown(run: Run, planned: Plan): Promise<Plan> {
	const chosen = optionsOf(run).return;
	const records = [...planned.existing.values()];
	const simple =
		chosen === 'ids'
			? records.map(({ id }) => ({ id }))
			: chosen === 'simplified'
				? await simplified(run, records)
				: records;
	const rows = [...planned.existing.keys()];
	return { ...planned, existing: new Map(simple.map((record, i) => [rows[i] ?? -1, record])) };
}
