import type { IDataObject } from 'n8n-workflow';

import { createDirectory } from '../lists/directory';
import { ADDITIONAL_FIELDS, formNames } from '../resources/formNames';
import { automaticSize, fixedSize, type BatchSize } from '../transport/batchSize';
import { at, isObject, objectsIn } from '../transport/json';
import { createRecordReader, type RecordReader } from '../transport/recordReader';
import type { Outcome, WriteTarget } from '../transport/types';
import { writeRows } from '../transport/writeRows';
import { InputError } from '../values/inputError';
import { encodeFormRow, type FormContext } from './formRow';
import { jsonRows } from './jsonRows';
import { explainRejection } from './rejection';
import type { BulkOperation, EncodedRow, RowResult, Run, WritableRow, WriteReport } from './types';

/** Creates the rows of all items, in batches. */
export const create: BulkOperation = { kind: 'bulk', reader, write };

/** Options hold for the whole run, so they are read once. */
function optionsOf({ context }: Run): IDataObject {
	const options = context.getNodeParameter('options', 0, {});
	return isObject(options) ? options : {};
}

function reader(run: Run): (item: number) => Promise<EncodedRow[]> {
	const { context, connection, resource } = run;
	const names = formNames(resource);
	const options = optionsOf(run);
	const form: FormContext = {
		directory: createDirectory(connection, resource.embedded),
		workflowZone: context.getTimezone(),
		createTags: options.createTags === true,
		clearEmpty: options.emptyValues === 'clear',
	};
	return async (item) => {
		if (context.getNodeParameter('jsonParameters', item, false) === true) {
			return jsonRows(context.getNodeParameter(names.json, item, ''), names.jsonLabel);
		}
		const entries = objectsIn(at(context.getNodeParameter(names.collection, item, {}), names.entry));
		if (entries.length === 0) {
			throw new InputError(`'${resource.plural}' is empty`, `Add at least one ${resource.singular.toLowerCase()} to the form.`);
		}
		const rows: EncodedRow[] = [];
		for (const entry of entries) rows.push(await encodedOrFailure(run, flat(entry), form));
		return rows;
	};
}

/** The fields of a row, wherever they stand in the form. */
function flat({ [ADDITIONAL_FIELDS]: additional, ...primary }: IDataObject): IDataObject {
	return isObject(additional) ? { ...primary, ...additional } : primary;
}

async function encodedOrFailure({ resource }: Run, entry: IDataObject, form: FormContext): Promise<EncodedRow> {
	try {
		return await encodeFormRow(resource.fields, entry, form);
	} catch (failure) {
		// One row of an item must not take the others with it.
		return { failure };
	}
}

async function write(run: Run, rows: readonly WritableRow[]): Promise<WriteReport> {
	const { connection, resource, stopAtFirst } = run;
	const options = optionsOf(run);
	const target: WriteTarget = { method: 'POST', path: resource.path, name: resource.embedded };
	const records = options.return === 'ids' ? undefined : createRecordReader(connection, target);
	const payloads = rows.map(({ payload }) => payload);
	const outcomes = await writeRows(connection, target, payloads, {
		size: batchSize(options.batchSize),
		stopAtFirst,
		written: (_row, id) => records?.want(id),
	});
	// A run that ends with an error shows no records, so reading them would only cost requests.
	const failed = stopAtFirst && outcomes.some(({ kind }) => kind !== 'written');
	return await report(run, rows, outcomes, failed ? undefined : records);
}

function batchSize(chosen: unknown): BatchSize {
	const rows = Number(chosen);
	return Number.isInteger(rows) && rows > 0 ? fixedSize(rows) : automaticSize();
}

async function report(
	run: Run,
	rows: readonly WritableRow[],
	outcomes: readonly Outcome[],
	reader: RecordReader | undefined,
): Promise<WriteReport> {
	const records = await reader?.finish();
	const directory = createDirectory(run.connection, run.resource.embedded);
	let unread = 0;
	const results: RowResult[] = [];
	for (const [i, outcome] of outcomes.entries()) {
		const { payload, requestId } = rows[i] ?? { payload: {}, requestId: null };
		if (outcome.kind === 'written') {
			const record = records?.get(outcome.id);
			if (records && !record) unread += 1;
			results.push({ record: { ...(record ?? { id: outcome.id }), request_id: requestId } });
		} else if (outcome.kind === 'rejected') {
			results.push({ failure: await explainRejection(run.resource, payload, outcome.errors, outcome.failure, directory) });
		} else {
			results.push(unfinished(outcome));
		}
	}
	return unread === 0 ? { results } : { results, hint: unreadHint(run, unread) };
}

function unfinished(outcome: Extract<Outcome, { kind: 'unknown' | 'notSent' }>): RowResult {
	const { failure } = outcome;
	if (outcome.kind === 'notSent') return { failure, leftOut: failure.leftOut };
	const which = outcome.id === undefined ? '' : ` A record of this name was made at that time: ID ${outcome.id}.`;
	return { failure: { ...failure, description: failure.description + which } };
}

const unreadHint = ({ resource }: Run, count: number) =>
	`${count} ${(count === 1 ? resource.singular : resource.plural).toLowerCase()} were created but could not be read back, so only their IDs are shown.`;
