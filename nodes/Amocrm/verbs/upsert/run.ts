import type { IDataObject } from 'n8n-workflow';

import { accountCountry } from '../../lists/accountSettings';
import { customFields } from '../../lists/customFields';
import { upsertFields } from '../../resources/common/fields';
import type { Field } from '../../resources/resource';
import { objectsIn } from '../../transport/http/json';
import { isBlank } from '../../parse/text/blank';
import { isPhone } from '../../parse/contacts/contactKeys';
import { inField } from '../../parse/text/inputError';
import { parseRecordId } from '../../parse/records/recordId';
import { addedTo, presentAfter, presentIn, type Present } from '../../match/addValues';
import { writeChains, type Chain } from '../../write/chains';
import { rowKeys } from '../../match/rowIdentity';
import { chosenKeys, isKey, keysForRows, type MatchKey } from '../../match/matchKeys';
import { inTurn } from '../../write/inTurn';
import { withKnownLinks } from '../../write/linkedIds';
import { findMatches } from '../../match/matches';
import { optionsOf, tagsModeOf } from '../../rows/nodeOptions';
import { choiceOf } from '../../rows/parameters';
import { refused } from '../../rows/rowName';
import { rowReader } from '../../rows/rowReader';
import { chosenHits, SEVERAL_FOUND, storedOf, type Stored } from '../../match/severalFound';
import { targetsOf, type Target } from '../../match/rowSubjects';
import type { BulkOperation, EncodedRow, Run, WritableRow, WriteReport } from '../verb';
import { noKey } from '../../match/unmatchable';
import { createBody, updateBody } from './body';
import { createResults } from './results';

/** Creates records for the rows of all items, or updates those that are there already. */
export const upsert: BulkOperation = {
	kind: 'bulk',
	reader: (run) => {
		const read = rowReader(run, fieldsOf(run), { tagsMode: tagsModeOf(run) });
		let keys: Promise<MatchKey[]> | undefined;
		return async (item) => {
			const chosen = await (keys ??= chosenKeys(run));
			return (await read(item)).map((row) => withKeys(row, chosen, run));
		};
	},
	write: withKnownLinks(async (run, rows) =>
		rows.length === 0
			? { results: [] }
			: await inTurn(run, async (release) => await writeMatched(run, rows, release)),
	),
};

/**
 * Columns that find their fields by their names often hold an id of somebody else's: without 'ID' among the keys it is not
 * taken for that of a record.
 */
function fieldsOf(run: Run): Field[] {
	const { context, resource } = run;
	const fields = upsertFields(resource);
	const byNames =
		context.getNodeParameter('inputMode', 0, 'form') === 'columns' &&
		context.getNodeParameter('columns.mappingMode', 0, '') === 'autoMapInputData';
	return byNames && !isKey(run, 'id') ? fields.filter(({ type }) => type !== 'recordId') : fields;
}

/** A row that has no value for any key could only be created, again with every run. */
function withKeys(row: EncodedRow, keys: readonly MatchKey[], { resource }: Run): EncodedRow {
	if (!('payload' in row)) return row;
	try {
		const { id } = row.payload;
		if (isBlank(id)) delete row.payload.id;
		else row.payload.id = parseRecordId(id);
	} catch (error) {
		// Raw JSON may hold anything.
		return refused(row, inField(resource.singular, error));
	}
	const failure = noKey(keys, row.payload);
	return failure ? refused(row, failure) : row;
}

/** What a match needs to remember of a record. */
interface Known extends Stored {
	present: Present;
}

/** The rows that are about one record, and what it has at the moment. */
interface RecordRows extends Chain {
	present: Present;
	rows: number[];
}

async function writeMatched(
	run: Run,
	rows: readonly WritableRow[],
	allWritten: () => void,
): Promise<WriteReport> {
	const { connection, resource } = run;
	const options = optionsOf(run);
	const adds = choiceOf('Multiple Values', options.valuesMode, ['add', 'replace'], 'add') === 'add';
	const severalFound = choiceOf(
		'Several Found',
		options.severalFound,
		SEVERAL_FOUND,
		'firstCreated',
	);
	const payloads = rows.map(({ payload }) => payload);
	const keys = keysForRows(await chosenKeys(run), payloads);
	const matches = await findMatches(
		connection,
		resource,
		keys,
		payloads,
		(record): Known => ({
			...storedOf(record, keys),
			present: adds ? presentIn(record) : new Map(),
		}),
	);
	const targets = targetsOf(
		payloads.map((payload) => rowKeys(keys, payload)),
		matches,
		(match) => chosenHits(match, severalFound, resource),
	);
	const fields = adds ? await customFields(connection, resource.embedded) : [];
	const country = fields.some(isPhone) ? await accountCountry(connection) : undefined;
	const results = createResults(run, targets);
	// With "stop", a row that cannot be written ends the run before anything is.
	if (run.stopAtFirst && targets.some((target) => 'failure' in target)) return results.report();
	await writeChains(run, {
		allWritten,
		chains: chainsOf(targets),
		bodyOf: ({ id, present }, row) => {
			const body = rows[row];
			if (!body) return { failure: new Error('There is no such row') };
			if (id === undefined) return createBody(body, resource);
			return updateBody(body, id, addedTo(present, givenFields(body), fields, country));
		},
		ended: (chain, row, result, sent) => {
			if (('record' in result || result.id !== undefined) && sent)
				chain.present = presentAfter(chain.present, givenFields(sent), fields);
			results.add(row, result, sent?.payload.id === undefined ? 'created' : 'updated');
		},
	});
	return results.report();
}

const givenFields = ({ payload }: WritableRow): IDataObject[] =>
	objectsIn(payload.custom_fields_values);

function chainsOf(targets: ReadonlyArray<Target<Known>>): RecordRows[] {
	const stored = new Map<number, RecordRows>();
	const made = new Map<number, RecordRows>();
	const add = (
		chains: Map<number, RecordRows>,
		key: number,
		row: number,
		chain: Omit<RecordRows, 'rows'>,
	) => {
		const known = chains.get(key);
		if (known) known.rows.push(row);
		else chains.set(key, { ...chain, rows: [row] });
	};
	for (const [row, target] of targets.entries()) {
		if ('same' in target) add(made, target.same, row, { present: new Map() });
		if ('stored' in target)
			for (const { id, present } of target.stored) add(stored, id, row, { id, present });
	}
	return [...stored.values(), ...made.values()];
}
