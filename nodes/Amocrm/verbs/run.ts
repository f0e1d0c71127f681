import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Resource } from '../resources/resource';
import { connect, credentialTypeOf, type Authentication } from '../transport/http/connection';
import { UnreadableError } from '../transport/read/pages';
import { requireOneCredential } from '../transport/http/sameCredential';
import type { Failure } from '../transport/types';
import { InputError, quoted } from '../parse/text/inputError';
import { keptColumnsHint, unknownColumnsHint } from '../rows/columns/columnHint';
import { errorItem } from '../output/errorItem';
import { failureOf, nodeError, type Place } from '../output/failure';
import { verbsOf } from './verbsOf';
import { createNotes, hintsOf } from '../output/notes';
import { outputFields, type OutputFields } from '../output/outputFields';
import { nameOf, refused } from '../rows/rowName';
import { NO_RESULT } from '../write/waves';
import { writeOnce } from '../write/writeOnce';
import { withRecords } from '../write/writtenSoFar';
import type {
	BulkOperation,
	EncodedRow,
	Operation,
	RowResult,
	Run,
	WritableRow,
	WriteReport,
} from './verb';

/** A row, and where it comes from: its item, and its number where the item has several. */
interface PlacedRow {
	item: number;
	number?: number;
	/** How many rows the item has. */
	of: number;
	row: EncodedRow;
}

/**
 * Runs a node with these resources: the only loop over its items. Every row becomes its record, or an error in its place, paired to the item.
 *
 * Throws NodeOperationError or NodeApiError, unless the user chose to continue on errors.
 */
export async function run(
	this: IExecuteFunctions,
	resources: readonly Resource[],
): Promise<INodeExecutionData[][]> {
	const items = this.getInputData().length;
	if (items === 0) return [[]];
	const operation = await operationOf(this, resources);
	const output: INodeExecutionData[] = [];
	const started = await startOrFail(this, resources, items, output);
	if (!started) return [output];
	try {
		return await runStarted(started, operation, items, output);
	} finally {
		started.connection.close();
	}
}

async function runStarted(
	started: Run,
	operation: Operation,
	items: number,
	output: INodeExecutionData[],
): Promise<INodeExecutionData[][]> {
	const { context } = started;
	const current = operation.kind === 'bulk' ? { ...started, rowName: operation.rowName } : started;

	const rows: PlacedRow[] = [];
	const option = (name: string) => context.getNodeParameter(`options.${name}`, 0, '');
	const fields = outputFields(option('fieldsToReturn'), option('fieldsToExclude'));
	let read: ReturnType<BulkOperation['reader']> | undefined;
	for (let item = 0; item < items; item += 1) {
		try {
			if (operation.kind === 'each') {
				for (const json of await operation.each(current, item))
					output.push({ json: fields.of(json), pairedItem: { item } });
			} else {
				read ??= operation.reader(current);
				for (const row of placedRows(await read(item), item, current)) rows.push(row);
			}
		} catch (error) {
			// With "continue", the output of the item says what happened.
			if (current.stopAtFirst) throw thrown(current, error, { item }, operation.kind === 'bulk');
			output.push(errorItem(context, failureOf(error, current.connection), { item }));
		}
	}
	if (operation.kind === 'bulk')
		await writeAll(operation, current, checkedRows(rows, current), fields, output);
	const warnings = [
		unknownColumnsHint(current.unknownColumns),
		keptColumnsHint(current.keptColumns),
		unknownHint(fields),
	];
	context.addExecutionHints?.(
		...hintsOf(current.notes, current.resource),
		...warnings.flatMap((message) =>
			message ? [{ message, type: 'warning', location: 'outputPane' } as const] : [],
		),
	);
	// Items that failed before anything was sent stand in front so far.
	return [output.sort((a, b) => itemOf(a) - itemOf(b))];
}

const itemOf = ({ pairedItem }: INodeExecutionData) =>
	typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : 0;

/** How the chosen operation runs, which is loaded now. */
async function operationOf(
	context: IExecuteFunctions,
	resources: readonly Resource[],
): Promise<Operation> {
	const name = context.getNodeParameter('operation', 0);
	const verb = verbsOf(resourceOf(context, resources)).get(String(name));
	if (verb) return await verb.load();
	throw nodeError(context.getNode(), unknownChoice('operation', name), { item: 0 });
}

function resourceOf(context: IExecuteFunctions, resources: readonly Resource[]): Resource {
	const name = context.getNodeParameter('resource', 0);
	const resource = resources.find((known) => known.name === name);
	if (resource) return resource;
	throw nodeError(context.getNode(), unknownChoice('resource', name), { item: 0 });
}

const unknownChoice = (what: string, name: unknown): Failure => ({
	message: `This version of the node has no ${what} "${String(name)}"`,
	description: 'Choose one from the list, or update the package.',
});

/** Opens the connection. `undefined` when that was not possible and all items have their error. */
async function startOrFail(
	context: IExecuteFunctions,
	resources: readonly Resource[],
	items: number,
	output: INodeExecutionData[],
): Promise<Run | undefined> {
	const resource = resourceOf(context, resources);
	const stopAtFirst = !context.continueOnFail();
	try {
		const authentication = authenticationOf(context);
		const connection = await connect(context, authentication);
		await requireOneCredential(context, credentialTypeOf(authentication), items);
		return {
			context,
			connection,
			resource,
			stopAtFirst,
			unknownColumns: new Set(),
			keptColumns: new Set(),
			notes: createNotes(),
		};
	} catch (error) {
		// A credential that names no account; with "continue" every item says so.
		const failure = failureOf(error);
		if (stopAtFirst) throw nodeError(context.getNode(), failure, { item: 0 });
		for (let item = 0; item < items; item += 1) output.push(errorItem(context, failure, { item }));
		return undefined;
	}
}

function authenticationOf(context: IExecuteFunctions): Authentication {
	return context.getNodeParameter('authentication', 0, 'longLivedToken') === 'oAuth2'
		? 'oAuth2'
		: 'longLivedToken';
}

/** The rows of one item with their places. With "stop", a row that cannot be sent ends the run before any request for rows. */
function placedRows(rows: readonly EncodedRow[], item: number, current: Run): PlacedRow[] {
	return rows.map((row, i) => {
		const of = rows.length;
		const placedRow = of > 1 ? { item, number: i + 1, of, row } : { item, of, row };
		if (current.stopAtFirst && 'failure' in row)
			throw thrown(current, row.failure, placeOf(placedRow, current), true);
		return placedRow;
	});
}

function placeOf({ item, number, of, row }: PlacedRow, { resource, rowName }: Run): Place {
	if (number === undefined) return { item };
	const name = isWritable(row) ? nameOf(row.payload) : row.name;
	return { item, row: { singular: rowName ?? resource.singular, number, of, name } };
}

/** What only all rows together show. With "stop", the first such row ends the run as well. */
function checkedRows(rows: readonly PlacedRow[], current: Run): PlacedRow[] {
	return rows.map((placedRow) => {
		const { row } = placedRow;
		if (!isWritable(row)) return placedRow;
		const failure = row.check?.();
		if (failure && current.stopAtFirst)
			throw thrown(current, failure, placeOf(placedRow, current), true);
		return failure ? { ...placedRow, row: refused(row, failure) } : placedRow;
	});
}

/** n8n's own errors already say where they come from; all others get words. */
function thrown(
	{ context, connection }: Run,
	error: unknown,
	place: Place,
	beforeWriting = false,
): Error {
	const own = error instanceof InputError || error instanceof UnreadableError;
	if (!own && error instanceof Error) return error;
	const failure = failureOf(error, connection);
	// All rows are read before the first of them is sent.
	const description =
		`${failure.description}${beforeWriting ? ' Nothing was written.' : ''}`.trim();
	return nodeError(context.getNode(), { ...failure, description }, place);
}

async function writeAll(
	operation: BulkOperation,
	current: Run,
	rows: readonly PlacedRow[],
	fields: OutputFields,
	output: INodeExecutionData[],
): Promise<void> {
	const { results } = await writeOnce(
		current,
		rows.map(({ row }) => row).filter(isWritable),
		() =>
			rows.filter(({ row }) => isWritable(row)).map(({ item, number = 1 }) => `${item} ${number}`),
		async (open) => await reportOf(operation, current, open),
	);
	const inOrder = results.values();
	const ends = rows.map((placedRow) => {
		const { row } = placedRow;
		const result: RowResult = isWritable(row)
			? nextOf(inOrder)
			: { failure: failureOf(row.failure, current.connection) };
		return { placedRow, result };
	});
	const written = writtenOf(ends);
	for (const { placedRow, result } of ends) {
		const { item } = placedRow;
		if ('record' in result) {
			for (const json of [result.record, ...(result.more ?? [])])
				output.push({ json: fields.of(json), pairedItem: { item } });
		} else if (!current.stopAtFirst) {
			const failure = withOthers(result.failure, written.get(item) ?? 0);
			output.push(errorItem(current.context, failure, placeOf(placedRow, current)));
		} else if (!result.leftOut) {
			throw nodeError(
				current.context.getNode(),
				withRecords(result.failure, results, current.resource),
				placeOf(placedRow, current),
			);
		}
	}
}

/** How many rows of each item were written. */
function writtenOf(
	ends: ReadonlyArray<{ placedRow: PlacedRow; result: RowResult }>,
): Map<number, number> {
	const written = new Map<number, number>();
	for (const { placedRow, result } of ends) {
		if ('record' in result) written.set(placedRow.item, (written.get(placedRow.item) ?? 0) + 1);
	}
	return written;
}

/** Somebody who repairs the row should not send the others of its item again. */
function withOthers(failure: Failure, written: number): Failure {
	if (written === 0) return failure;
	const said =
		written === 1
			? '1 other row of this item was written: send only this one again.'
			: `${written} other rows of this item were written: send only this one again.`;
	return { ...failure, description: `${failure.description} ${said}` };
}

function unknownHint(fields: OutputFields): string | undefined {
	const names = fields.unknown().map(quoted);
	if (names.length === 0) return undefined;
	return `No record has a field ${names.join(' or ')}. Correct the name under 'Fields to Return' or 'Fields to Exclude'.`;
}

/** What cannot even begin concerns every row. */
async function reportOf(
	operation: BulkOperation,
	current: Run,
	rows: readonly WritableRow[],
): Promise<WriteReport> {
	try {
		return await operation.write(current, rows);
	} catch (error) {
		// With "continue", every row says what happened.
		if (current.stopAtFirst) throw thrown(current, error, { item: 0 });
		const failure = failureOf(error, current.connection);
		return { results: rows.map(() => ({ failure })) };
	}
}

const isWritable = (row: EncodedRow): row is WritableRow => 'payload' in row;

function nextOf(results: Iterator<RowResult>): RowResult {
	const { value, done } = results.next();
	return done ? NO_RESULT : value;
}
