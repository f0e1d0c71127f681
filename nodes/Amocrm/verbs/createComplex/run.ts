import type { IDataObject } from 'n8n-workflow';

import { complexFields, complexParts, partLabels } from '../../resources/common/complex';
import { complexTarget, partsOf } from '../../transport/write/complexTarget';
import { at, objectsIn } from '../../transport/http/json';
import { createRecordReader } from '../../transport/read/recordReader';
import type { Resource } from '../../resources/resource';
import { recordListOf, writeOf } from '../../resources/common/lists';
import type { Outcome, RecordList } from '../../transport/types';
import { complexEncoder } from './row';
import { rowReader } from '../../rows/rowReader';
import type { WritingOperation, Run, WritableRow } from '../verb';
import { writeTo, type Answers } from '../../write/writeBatches';

/** Creates leads together with a new or existing contact and company. */
export const createComplex: WritingOperation = {
	reader: (run) =>
		rowReader(run, complexFields(run.resource), {
			creates: true,
			tagsMode: 'replace',
			encode: complexEncoder(run.connection),
		}),
	write: async (run, rows) => {
		const resource = {
			...run.resource,
			fields: [...complexFields(run.resource), ...partLabels],
		};
		const target = complexTarget(run.connection, {
			endpoint: writeOf(run.resource, 'createComplex'),
			list: recordListOf(run.resource),
			existing: existingIds(rows),
		});
		return await writeTo({ ...run, resource }, target, rows, {
			answersOf: async (outcomes) => await answersOf(run, target.list, outcomes),
		});
	},
};

/** IDs given in the rows. */
function existingIds(rows: readonly WritableRow[]): Set<number> {
	const named = rows.flatMap(({ payload }) =>
		complexParts.flatMap(({ embedded }) =>
			objectsIn(at(payload, '_embedded', embedded)).map(({ id }) => Number(id)),
		),
	);
	return new Set(named.filter(Number.isInteger));
}

/** Contact and company of each row, from the answer or, if it was lost, from the lead. */
async function answersOf(
	{ connection, resource }: Run,
	list: RecordList,
	outcomes: readonly Outcome[],
): Promise<Answers> {
	const written = outcomes.flatMap((outcome) => (outcome.kind === 'written' ? [outcome] : []));
	const silent = written.filter(({ answer }) => !answer);
	const reader = createRecordReader(connection, list, false);
	for (const { id } of silent) reader.want(id);
	const leads = silent.length > 0 ? await reader.finish() : new Map<number, IDataObject>();
	const unread = silent.filter(({ id }) => !leads.has(id)).length;
	return {
		hint: unread === 0 ? undefined : unreadHint(resource, unread),
		// Unknown if the lead could not be read: null would state that it has no contact.
		answers: outcomes.map((outcome) => {
			if (outcome.kind !== 'written') return undefined;
			const lead = leads.get(outcome.id);
			return outcome.answer ?? (lead && { ...partsOf(lead), merged: false });
		}),
	};
}

const unreadHint = ({ singular, plural }: Resource, count: number) =>
	`The contact and company of ${count} ${(count === 1 ? singular : plural).toLowerCase()} are not shown: amoCRM's answer was lost, and ${count === 1 ? `the ${singular.toLowerCase()}` : 'they'} could not be read again.`;
