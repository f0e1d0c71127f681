import { accountCountry } from '../../lists/accountSettings';
import { readCustomFields } from '../../lists/customFields';
import { upsertFields } from '../../resources/common/fields';
import type { Field } from '../../resources/resource';
import { isBlank } from '../../parse/text/blank';
import { isPhone } from '../../parse/contacts/contactKeys';
import { inField } from '../../parse/text/inputError';
import { parseRecordId } from '../../parse/records/recordId';
import { presentIn } from '../../match/addValues';
import { writeRecordChains } from '../../write/recordChains';
import { rowKeys } from '../../match/rowIdentity';
import { chosenKeys, isKey, keysForRows, type MatchKey } from '../../match/matchKeys';
import { inTurn } from '../../write/inTurn';
import { withKnownLinks } from '../../write/linkedIds';
import { findMatches } from '../../match/matches';
import { tagsModeOf } from '../../rows/nodeOptions';
import { choiceOf } from '../../rows/parameters';
import { refused } from '../../rows/rowName';
import { rowReader } from '../../rows/rowReader';
import { chosenHits, SEVERAL_FOUND, storedOf } from '../../match/severalFound';
import { subjectsOf, type Subject } from '../../match/rowSubjects';
import type { WritingOperation, EncodedRow, RowResults, Run, WritableRow } from '../verb';
import { noKey } from '../../match/unmatchable';
import { chainsOf, recordChain, type Known } from './chains';
import { mergedResults } from './results';
import { failureOf } from '../../output/failure';

/** Creates records for the rows of all items, or updates existing ones. */
export const upsert: WritingOperation = {
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
			? new Map()
			: await inTurn(run, async (release) => await writeMatched(run, rows, release)),
	),
};

/**
 * Columns mapped by name often contain an ID of another system. It counts as a record's ID only if 'ID' is one of the keys.
 */
function fieldsOf(run: Run): Field[] {
	const { context, resource } = run;
	const fields = upsertFields(resource);
	const byNames =
		context.getNodeParameter('inputMode', 0, 'form') === 'columns' &&
		context.getNodeParameter('columns.mappingMode', 0, '') === 'autoMapInputData';
	return byNames && !isKey(run, 'id') ? fields.filter(({ type }) => type !== 'recordId') : fields;
}

/** A row without a value for any key would be created again with every run. */
function withKeys(row: EncodedRow, keys: readonly MatchKey[], { resource }: Run): EncodedRow {
	if (!('payload' in row)) return row;
	try {
		const { id } = row.payload;
		if (isBlank(id)) delete row.payload.id;
		else row.payload.id = parseRecordId(id);
	} catch (error) {
		// Raw JSON can contain anything.
		return refused(row, inField(resource.singular, error));
	}
	const failure = noKey(keys, row.payload);
	return failure ? refused(row, failure) : row;
}

async function writeMatched(
	run: Run,
	rows: readonly WritableRow[],
	allWritten: () => void,
): Promise<RowResults> {
	const { connection, options, resource } = run;
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
	const subjects = subjectsOf(
		payloads.map((payload) => rowKeys(keys, payload)),
		matches,
		(match) => chosenHits(match, severalFound, resource),
	);
	const unclear = failuresOf(rows, subjects);
	// Without "continue", a row that cannot be written ends the run before anything is written.
	if (run.stopAtFirst && unclear.size > 0) return unclear;
	const fields = adds ? await readCustomFields(connection, resource.embedded) : [];
	const country = fields.some(isPhone) ? await accountCountry(connection) : undefined;
	const chains = chainsOf(rows, subjects).map((about) =>
		recordChain(about, { resource, fields, country }),
	);
	const ended = await writeRecordChains(run, chains, allWritten);
	return new Map([...unclear, ...mergedResults(run.notes, ended)]);
}

/** Rows whose record is ambiguous. */
const failuresOf = (
	rows: readonly WritableRow[],
	subjects: ReadonlyArray<Subject<Known>>,
): RowResults =>
	new Map(
		rows.flatMap((row, i) => {
			const subject = subjects[i];
			return subject && 'failure' in subject
				? [[row, { failure: failureOf(subject.failure) }] as const]
				: [];
		}),
	);
