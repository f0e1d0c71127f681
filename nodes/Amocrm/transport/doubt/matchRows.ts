import type { IDataObject } from 'n8n-workflow';

import type { Judge } from './judge';
import { detailOf, hiddenIn, isNameless, nameKey } from './sameContent';

/** What became of rows in doubt, by the row's number. Rows in none of the two were not written. */
export interface Found {
	/** The ids of the records that the rows became. */
	written: Map<number, number>;
	/**
	 * Rows of which nothing is certain, with the id of a record that may be the row's, where there is one. Nothing may be sent
	 * again for these.
	 */
	doubtful: Map<number, number | undefined>;
}

type Rows = ReadonlyMap<number, IDataObject>;
type Groups = ReadonlyMap<string, ReadonlySet<IDataObject>>;

/**
 * Gives each record to at most one row, so that ten equal rows need ten records. Records come newest first and a batch is
 * written in its order, so the last of equal rows is asked first.
 *
 * @param rows body sent for each row, by the row's number
 * @param records each at most once, newest first
 */
export function match(rows: Rows, records: readonly IDataObject[], judge: Judge): Found {
	const groups = groupByName(records);
	const written = new Map<number, IDataObject>();
	const unmatched: Array<[row: number, sent: IDataObject]> = [];
	for (const [row, sent] of bestClaimFirst(rows)) {
		const record = find(groupOf(groups, sent), (one) => judge(sent, one) === 'own');
		if (record) {
			written.set(row, record);
			for (const name of namesOf(record)) groups.get(name)?.delete(record);
		} else {
			unmatched.push([row, sent]);
		}
	}
	const doubtful = new Map<number, number | undefined>();
	for (const [row, sent] of unmatched) {
		const record = find(groupOf(groups, sent), (one) => judge(sent, one) !== 'other');
		if (record) doubtful.set(row, Number(record.id));
	}
	for (const [row, id] of indistinguishable(rows, written, judge)) {
		written.delete(row);
		doubtful.set(row, id);
	}
	return {
		written: new Map([...written].map(([row, record]) => [row, Number(record.id)])),
		doubtful,
	};
}

/** A row that says more chooses first, such as one with parts that only some records show. */
function bestClaimFirst(rows: Rows): Array<[number, IDataObject]> {
	return [...rows]
		.map(([row, sent]) => ({ row, sent, detail: detailOf(sent) }))
		.sort((a, b) => b.detail - a.detail || b.row - a.row)
		.map(({ row, sent }) => [row, sent]);
}

/**
 * Rows that differ only in what no record shows: each fits the record of the other, so nobody can say which of them was
 * written.
 */
function indistinguishable(
	rows: Rows,
	written: ReadonlyMap<number, IDataObject>,
	judge: Judge,
): Map<number, number> {
	const found = new Map<number, number>();
	for (const group of groupsByName(rows)) {
		const taken = group.flatMap(([row, sent]) => {
			const record = written.get(row);
			return record ? [{ row, record, hidden: hiddenIn(sent, record) }] : [];
		});
		for (const { row, record, hidden } of differing(group, taken) ? taken : []) {
			for (const [other, body] of group) {
				if (hiddenIn(body, record) === hidden || judge(body, record) !== 'own') continue;
				found.set(row, Number(record.id));
				if (!found.has(other)) found.set(other, Number(record.id));
			}
		}
	}
	return found;
}

/** All records of a list show the same keys, so one of them tells what is hidden. */
function differing(
	group: ReadonlyArray<[number, IDataObject]>,
	[first]: ReadonlyArray<{ record: IDataObject; hidden: string }>,
): boolean {
	return (
		first !== undefined && group.some(([, body]) => hiddenIn(body, first.record) !== first.hidden)
	);
}

function groupsByName(rows: Rows): Iterable<Array<[number, IDataObject]>> {
	const groups = new Map<string, Array<[number, IDataObject]>>();
	for (const [row, sent] of rows) {
		const name = nameKey(sent);
		const group = groups.get(name);
		if (group) group.push([row, sent]);
		else groups.set(name, [[row, sent]]);
	}
	return groups.values();
}

function find(
	records: Iterable<IDataObject>,
	fits: (record: IDataObject) => boolean,
): IDataObject | undefined {
	for (const record of records) if (fits(record)) return record;
	return undefined;
}

const groupOf = (groups: Groups, sent: IDataObject) => groups.get(nameKey(sent)) ?? [];

/** A name the service made up is none, as in the rows that were sent without. */
const namesOf = (record: IDataObject) =>
	isNameless(record) ? new Set([nameKey(record), '']) : [nameKey(record)];

function groupByName(records: readonly IDataObject[]): Map<string, Set<IDataObject>> {
	const groups = new Map<string, Set<IDataObject>>();
	for (const record of records) {
		for (const name of namesOf(record)) {
			const group = groups.get(name);
			if (group) group.add(record);
			else groups.set(name, new Set([record]));
		}
	}
	return groups;
}
