import type { IDataObject } from 'n8n-workflow';

import { filtersEnabled } from '../lists/accountSettings';
import { recordListOf } from '../resources/common/lists';
import { company } from '../resources/company';
import { contact } from '../resources/contact';
import { LINK_TARGETS } from '../resources/common/links';
import { read } from '../transport/http/connection';
import { at } from '../transport/http/json';
import { readPage, UnreadableError } from '../transport/read/pages';
import { asError } from '../transport/http/asError';
import { InputError } from '../parse/text/inputError';
import { failureOf } from '../output/failure';
import type { WritingOperation, RowResults, Run, WritableRow } from '../verbs/verb';

type Write = WritingOperation['write'];

/** What rows are linked to, and where it is read. */
const KINDS = { companies: company, contacts: contact } as const;
type Kind = keyof typeof KINDS;
const KIND_NAMES: readonly Kind[] = ['companies', 'contacts'];

/** So many ids are looked at one by one, however few rows there are. */
const FEW = 3;

/** One request is worth its time for so many rows, and an address holds so many ids. */
const GROUP = 50;

/**
 * Writes the rows whose links lead to records that exist. The others are refused before anything is created, since a
 * record without its link would have to be completed by hand.
 *
 * Only what costs a request for fifty rows is looked at; where it is more, the link itself tells.
 */
export const withKnownLinks =
	(write: Write): Write =>
	async (run, rows) => {
		const failures = await unknownLinks(run, rows);
		if (failures.size === 0) return await write(run, rows);
		const refused: RowResults = new Map(
			[...failures].map(([row, failure]) => [row, { failure: failureOf(failure) }]),
		);
		if (run.stopAtFirst) return refused;
		const written = await write(
			run,
			rows.filter((row) => !failures.has(row)),
		);
		return new Map([...refused, ...written]);
	};

/** Why rows cannot be linked. */
async function unknownLinks(
	run: Run,
	rows: readonly WritableRow[],
): Promise<Map<WritableRow, InputError>> {
	const failures = new Map<WritableRow, InputError>();
	for (const kind of KIND_NAMES) {
		const linked = rows.map((row) => ({ row, own: idsOf(row, kind) }));
		const ids = [...new Set(linked.flatMap(({ own }) => own))];
		if (ids.length === 0) continue;
		const existing = await existingIds(run, kind, ids, rows.length);
		if (!existing) continue;
		for (const { row, own } of linked) {
			const missing = own.find((id) => !existing.has(id));
			if (missing !== undefined && !failures.has(row)) failures.set(row, unknown(kind, missing));
		}
	}
	return failures;
}

/**
 * The ids a row is to be linked to once it is written, but for those that were found by a name. Links that travel with the
 * record itself are checked by amoCRM, which then creates nothing (API facts 5.4.2).
 */
const idsOf = ({ followUps = [] }: WritableRow, kind: Kind): number[] =>
	followUps.flatMap((followUp) =>
		followUp.kind === 'link' && followUp.toType === kind && !followUp.known ? [followUp.toId] : [],
	);

/** Those of the ids that exist; `undefined` where it would cost too much to know, or cannot be read. */
async function existingIds(
	{ connection }: Run,
	kind: Kind,
	ids: readonly number[],
	rows: number,
): Promise<Set<number> | undefined> {
	const list = recordListOf(KINDS[kind]);
	const found = new Set<number>();
	try {
		if (ids.length <= Math.max(FEW, Math.floor(rows / GROUP))) {
			for (const id of ids) {
				const answer = await read(connection, `${list.path}/${id}`);
				if (answer.kind === 'ok') {
					if (Number(at(answer.body, 'id')) === id) found.add(id);
				} else if (answer.kind !== 'refused' || answer.status !== 404) return undefined;
			}
			return found;
		}
		if (ids.length > rows || !(await filtersEnabled(connection))) return undefined;
		for (let start = 0; start < ids.length; start += GROUP) {
			const filter: IDataObject = { id: ids.slice(start, start + GROUP) };
			const { elements } = await readPage(connection, list, { filter });
			for (const { id } of elements) found.add(Number(id));
		}
		return found;
	} catch (error) {
		// Whoever may not read the others may still link to them: the link itself will tell.
		if (error instanceof UnreadableError) return undefined;
		throw asError(error);
	}
}

function unknown(kind: Kind, id: number): InputError {
	const name = LINK_TARGETS[kind].singular;
	return new InputError(
		`'${name}': there is no ${name.toLowerCase()} with the ID ${id}`,
		`Give the ID that the ${name.toLowerCase()} has in amoCRM, not that of another system. A company whose name is a number is given with 'By Name' in the form.`,
		true,
	);
}
