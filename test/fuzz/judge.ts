import { objectsIn } from '../../nodes/Amocrm/transport/http/json';
import type { EntityName, Sandbox, StoredRecord } from '../../sandbox';
import type { Cell } from './cell';
import { KIND, type Sent } from './work';

/**
 * What is wrong with how the rows ended; empty if each row became exactly one record or an error. Considers only the
 * account and what the user was told.
 *
 * @param known IDs of existing records, by row number
 */
export function judge(
	sandbox: Sandbox,
	cell: Cell,
	sent: readonly Sent[],
	known: ReadonlyMap<number, number>,
	before: ReadonlySet<number>,
): string[] {
	const stored = storedOf(sandbox, KIND[cell.verb]);
	if (cell.verb === 'update') return wrongUpdates(stored, sent);
	if (cell.verb === 'upsert') return wrongUpserts(stored, sent);
	return wrongCreates(stored, sent, before, (record) => contentOf(record, known));
}

interface Stored {
	/** Records of clients, by ID. */
	records: Map<number, StoredRecord>;
	/** Records of clients that were merged into another since. */
	gone: Set<number>;
	/** Records that someone else or an automation changed since. */
	touched: Set<number>;
}

function storedOf(sandbox: Sandbox, kind: EntityName): Stored {
	const foreign = sandbox.foreignWrites().filter((write) => write.kind === kind);
	const idsOf = (deed: string) =>
		new Set(foreign.filter((write) => write.deed === deed).map(({ id }) => id));
	const [made, gone] = [idsOf('create'), idsOf('merge')];
	const into = foreign.flatMap(({ into: id }) => (id === undefined ? [] : [id]));
	return {
		records: new Map(
			sandbox
				.records(kind)
				.filter(({ id }) => !made.has(id))
				.map((record) => [record.id, record]),
		),
		gone: new Set([...gone].filter((id) => !made.has(id))),
		touched: new Set([...idsOf('change'), ...idsOf('robot'), ...into]),
	};
}

type ContentOf = (record: StoredRecord) => number | undefined;

function wrongCreates(
	{ records, gone, touched }: Stored,
	sent: readonly Sent[],
	before: ReadonlySet<number>,
	contentIn: ContentOf,
): string[] {
	const wrong: string[] = [];
	const told = new Set<number>();
	for (const { number, ending } of sent) {
		if (ending.kind !== 'written') continue;
		const record = records.get(ending.id);
		if (told.has(ending.id)) wrong.push(`two rows were told the id ${ending.id}`);
		told.add(ending.id);
		if (before.has(ending.id)) wrong.push(`${ending.id} was there before`);
		else if (!record && !gone.has(ending.id)) wrong.push(`${ending.id} is no record of a client`);
		else if (record && !touched.has(record.id) && contentIn(record) !== number)
			wrong.push(`row ${number} was told ${ending.id}, which is ${contentIn(record)}`);
	}
	const made = [...records.keys(), ...gone].filter((id) => !before.has(id)).length;
	const written = told.size;
	const uncertain = sent.filter(({ ending }) => ending.kind === 'uncertain').length;
	// A record that was merged away before it could be looked up is unknown.
	const unseen = [...gone].filter((id) => !told.has(id)).length;
	if (made < written || made > written + uncertain + unseen)
		wrong.push(`${made} records were made; ${written} told as written, ${uncertain} as uncertain`);
	return [...wrong, ...wrongContents(records, touched, sent, before, contentIn)];
}

/** Records that exceed the rows that may have been written with their content. */
function wrongContents(
	records: ReadonlyMap<number, StoredRecord>,
	touched: ReadonlySet<number>,
	sent: readonly Sent[],
	before: ReadonlySet<number>,
	contentIn: ContentOf,
): string[] {
	return [...new Set(sent.map(({ number }) => number))].flatMap((number) => {
		const exist = [...records.values()].filter(
			(record) => !before.has(record.id) && !touched.has(record.id) && contentIn(record) === number,
		).length;
		const rows = sent.filter((row) => row.number === number && row.ending.kind !== 'absent').length;
		return exist > rows ? [`${exist} records of content ${number}, ${rows} rows of it`] : [];
	});
}

/** The number of the row whose content a record has. */
function contentOf(record: StoredRecord, known: ReadonlyMap<number, number>): number | undefined {
	const [phone] = valuesOf(record, 'PHONE');
	if (phone !== undefined) return Number(phone.slice(-2)) - 10;
	const [contact] = objectsIn(Object(record._embedded).contacts);
	return [...known].find(([, id]) => id === contact?.id)?.[0];
}

const valuesOf = (record: StoredRecord, code: string): string[] =>
	(record.custom_fields_values ?? [])
		.filter(({ field_code: own }) => own === code)
		.flatMap(({ values }) => values.map(({ value }) => String(value)));

/** The last written row of a record determines its name, unless uncertain rows follow. */
function wrongUpdates({ records, touched }: Stored, sent: readonly Sent[]): string[] {
	return [...new Set(sent.map(({ payload }) => Number(payload.id)))].flatMap((id) => {
		const record = records.get(id);
		if (!record || touched.has(id)) return [];
		const possible = possibleNames(sent.filter(({ payload }) => payload.id === id));
		return possible.size === 0 || possible.has(record.name)
			? []
			: [`${id} is called ${record.name}, and not ${[...possible].join(' or ')}`];
	});
}

/** For each execution, the last written row and all uncertain rows after it; empty if none was written. */
function possibleNames(rows: readonly Sent[]): Set<unknown> {
	const names = new Set<unknown>();
	let written = false;
	for (const execution of new Set(rows.map((row) => row.execution))) {
		const own = rows.filter((row) => row.execution === execution);
		const last = own.map(({ ending }) => ending.kind).lastIndexOf('written');
		if (last >= 0) written = true;
		for (const { payload, ending } of own.slice(Math.max(last, 0)))
			if (ending.kind !== 'absent') names.add(payload.name);
	}
	return written ? names : new Set();
}

function wrongUpserts({ records, gone }: Stored, sent: readonly Sent[]): string[] {
	return [...new Set(sent.map(({ number }) => number))].flatMap((number) => {
		const email = `person${number}@example.com`;
		const ids = [...records.values()]
			.filter((record) => valuesOf(record, 'EMAIL').includes(email))
			.map(({ id }) => id);
		const rows = sent.filter((row) => row.number === number);
		const strange = rows.flatMap(({ ending }) =>
			ending.kind === 'written' && !ids.includes(ending.id) && !gone.has(ending.id)
				? [`${ending.id} was told for ${email}, which it has not`]
				: [],
		);
		const several = ids.length > 1 ? [`${email} is in ${ids.join(' and ')}`] : [];
		const written = rows.some(({ ending }) => ending.kind === 'written');
		return [
			...several,
			...strange,
			...(written && ids.length === 0 && gone.size === 0 ? [`nobody has ${email}`] : []),
		];
	});
}
