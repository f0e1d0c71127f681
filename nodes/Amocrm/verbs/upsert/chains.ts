import type { IDataObject } from 'n8n-workflow';

import type { CustomField } from '../../customFields/encoding';
import { addedTo, presentAfter, type Present } from '../../match/addValues';
import type { Subject } from '../../match/rowSubjects';
import type { Stored } from '../../match/severalFound';
import type { Resource } from '../../resources/resource';
import { objectsIn } from '../../transport/http/json';
import type { RecordChain } from '../../write/recordChains';
import type { WritableRow } from '../verb';
import { createBody, updateBody } from './body';

/** The parts of a matched record that are still needed. */
export interface Known extends Stored {
	/** Its values in fields to which new values are added. */
	present: Present;
}

/** The rows for one record, and its values before they are written. */
export interface RecordRows {
	id?: number;
	present: Present;
	rows: WritableRow[];
}

/** Groups rows by record. */
export function chainsOf(
	rows: readonly WritableRow[],
	subjects: ReadonlyArray<Subject<Known>>,
): RecordRows[] {
	const stored = new Map<number, RecordRows>();
	const made = new Map<number, RecordRows>();
	const add = (
		chains: Map<number, RecordRows>,
		key: number,
		row: WritableRow,
		about: Omit<RecordRows, 'rows'>,
	) => {
		const known = chains.get(key);
		if (known) known.rows.push(row);
		else chains.set(key, { ...about, rows: [row] });
	};
	for (const [i, row] of rows.entries()) {
		const subject = subjects[i];
		if (!subject || 'failure' in subject) continue;
		if ('same' in subject) add(made, subject.same, row, { present: new Map() });
		else for (const { id, present } of subject.stored) add(stored, id, row, { id, present });
	}
	return [...stored.values(), ...made.values()];
}

interface Settings {
	resource: Resource;
	/** Fields whose values are added; empty if they are replaced. */
	fields: readonly CustomField[];
	/** ISO code of the account's country. */
	country: string | undefined;
}

/** The chain of writes for a record. Each row adds to the values of the previous ones. */
export function recordChain(
	{ id, present, rows }: RecordRows,
	{ resource, fields, country }: Settings,
): RecordChain {
	let has = present;
	return {
		id,
		rows,
		bodyOf(row) {
			if (this.id === undefined) return createBody(row, resource);
			return updateBody(row, this.id, addedTo(has, givenFields(row), fields, country));
		},
		wrote(body) {
			has = presentAfter(has, givenFields(body), fields);
		},
	};
}

const givenFields = ({ payload }: WritableRow): IDataObject[] =>
	objectsIn(payload.custom_fields_values);
