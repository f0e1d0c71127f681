import type { IDataObject } from 'n8n-workflow';

import { detailOf, isNameless, likeness, nameKey, type Likeness } from './sameContent';

/** What became of rows in doubt, as ids by the row's number. Rows in none of the two were not written. */
export interface Found {
	written: Map<number, number>;
	/** A record that may be the row's: the same name with other content. Nothing may be sent again for these rows. */
	possible: Map<number, number>;
}

/** How well a record fits a row, `likeness` with whatever else is known. */
export type Judge = (sent: IDataObject, record: IDataObject) => Likeness;

/**
 * Gives each record to at most one row, so that ten equal rows need ten records. Rows that say more choose first: a row with
 * only a name would fit the record of a row with the same name and a phone.
 *
 * @param rows body sent for each row, by the row's number
 * @param records each at most once, newest first
 */
export function match(
	rows: ReadonlyMap<number, IDataObject>,
	records: readonly IDataObject[],
	judge: Judge = likeness,
): Found {
	const groups = groupByName(records);
	const groupOf = (sent: IDataObject) => groups.get(nameKey(sent)) ?? new Set<IDataObject>();
	const written = new Map<number, number>();
	const unmatched: Array<[row: number, sent: IDataObject]> = [];
	for (const [row, sent] of bestClaimFirst(rows)) {
		const record = closest(sent, groupOf(sent), judge);
		if (record) {
			written.set(row, Number(record.id));
			for (const name of namesOf(record)) groups.get(name)?.delete(record);
		} else {
			unmatched.push([row, sent]);
		}
	}
	return { written, possible: possibleOf(unmatched, groupOf, judge) };
}

/** Records come newest first and a batch is written in its order, so the last row of equal claims is asked first. */
function bestClaimFirst(rows: ReadonlyMap<number, IDataObject>): Array<[number, IDataObject]> {
	return [...rows]
		.map(([row, sent]) => ({ row, sent, detail: detailOf(sent) }))
		.sort((a, b) => b.detail - a.detail || b.row - a.row)
		.map(({ row, sent }) => [row, sent]);
}

function closest(
	sent: IDataObject,
	records: Iterable<IDataObject>,
	judge: Judge,
): IDataObject | undefined {
	let good: IDataObject | undefined;
	for (const record of records) {
		const like = judge(sent, record);
		if (like === 3) return record;
		if (like === 2) good ??= record;
	}
	return good;
}

/** Two rows and one record of their name: it can be either's, so both are uncertain. */
function possibleOf(
	unmatched: ReadonlyArray<[number, IDataObject]>,
	groupOf: (sent: IDataObject) => Set<IDataObject>,
	judge: Judge,
): Map<number, number> {
	const possible = new Map<number, number>();
	for (const [row, sent] of unmatched) {
		const record = [...groupOf(sent)].find((one) => judge(sent, one) > 0);
		if (record) possible.set(row, Number(record.id));
	}
	return possible;
}

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
