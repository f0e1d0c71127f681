import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { errorItem } from '../output/errorItem';
import { failureOf, nodeError } from '../output/failure';
import { hintsOf } from '../output/hints';
import { outputFields } from '../output/outputFields';
import { itemsOf } from '../output/rowItems';
import { placeOf, thrown } from '../output/thrown';
import type { Resource } from '../resources/resource';
import { readOptions } from '../rows/nodeOptions';
import { refused } from '../rows/rowName';
import { writeOnce } from '../write/writeOnce';
import { chosenIn, openRun } from './openRun';
import type { Operation, Row, RowPlace, RowResults, Run, UnplacedRow, WritableRow } from './verb';

/**
 * Runs a node with these resources; the only loop over its items. Returns a record or an error for every row, paired with its item.
 *
 * Throws NodeOperationError or NodeApiError, unless the user chose to continue on errors.
 */
export async function run(
	this: IExecuteFunctions,
	resources: readonly Resource[],
): Promise<INodeExecutionData[][]> {
	const items = this.getInputData().length;
	if (items === 0) return [[]];
	const { resource, operation } = await chosenIn(this, resources);
	let opened: Run;
	try {
		opened = await openRun(this, resource, items);
	} catch (error) {
		// The credential has no account; with "continue", each item reports it.
		const failure = failureOf(error);
		if (!this.continueOnFail()) throw nodeError(this.getNode(), failure, { item: 0 });
		return [Array.from({ length: items }, (_, item) => errorItem(this, failure, { item }))];
	}
	try {
		return [await runOpened(opened, operation, items)];
	} finally {
		opened.connection.close();
	}
}

async function runOpened(
	opened: Run,
	operation: Operation,
	items: number,
): Promise<INodeExecutionData[]> {
	const { context, stopAtFirst } = opened;
	const option = (name: string) => context.getNodeParameter(`options.${name}`, 0, '');
	const fields = outputFields(option('fieldsToReturn'), option('fieldsToExclude'));
	let prepared: Prepared | undefined;
	const rows: Row[] = [];
	for (let item = 0; item < items; item += 1) {
		try {
			prepared ??= prepare(opened, operation);
			const { run: current, read } = prepared;
			const own = await read(item);
			for (const [i, row] of own.entries())
				rows.push(unlessStopped(current, placed(row, { item, number: i + 1, of: own.length })));
		} catch (error) {
			// With "continue", the item's output contains the error.
			if (stopAtFirst) throw thrown(opened, error, { item }, operation.write !== undefined);
			rows.push({ failure: error, item, number: 1, of: 1 });
		}
	}
	const { run: current } = prepared ?? { run: opened };
	// In place, since a second list would need too much memory in a long run.
	for (const [i, row] of rows.entries()) rows[i] = checkedRow(current, row);
	const results = await written(current, operation, rows);
	const output = itemsOf(current, rows, results, fields);
	context.addExecutionHints?.(...hintsOf(current, fields));
	return output;
}

/** Modifies the row, since nothing else refers to it: copies would double the memory of a long run. */
const placed = (row: UnplacedRow, place: RowPlace): Row => Object.assign(row, place);

/** The run with the verb's additions, and the function that reads an item. */
interface Prepared {
	run: Run;
	read: ReturnType<Operation['reader']>;
}

/** Throws InputError. */
function prepare(opened: Run, { reader, rowName, write }: Operation): Prepared {
	const current = write ? { ...opened, rowName, options: readOptions(opened.context) } : opened;
	return { run: current, read: reader(current) };
}

/** Without "continue", a row that cannot be sent ends the run before anything is written. */
function unlessStopped(current: Run, row: Row): Row {
	if (current.stopAtFirst && 'failure' in row)
		throw thrown(current, row.failure, placeOf(row, current), true);
	return row;
}

/** Runs the checks that depend on all rows. */
function checkedRow(current: Run, row: Row): Row {
	if (!isWritable(row)) return row;
	const failure = row.check?.();
	if (!failure) return row;
	const { item, number, of } = row;
	return unlessStopped(current, { ...refused(row, failure), item, number, of });
}

type Writable = RowPlace & WritableRow;

const isWritable = (row: Row): row is Writable => 'payload' in row;

async function written(
	current: Run,
	{ write }: Operation,
	rows: readonly Row[],
): Promise<RowResults> {
	if (!write) return new Map();
	const writable = rows.every(isWritable) ? rows : rows.filter(isWritable);
	return await writeOnce(current, writable, async (open) => {
		try {
			return await write(current, open);
		} catch (error) {
			// A failure before the first request concerns every row; with "continue", each reports it.
			if (current.stopAtFirst) throw thrown(current, error, { item: 0 });
			const failure = failureOf(error, current.connection);
			return new Map(open.map((row) => [row, { failure }]));
		}
	});
}
