import type { IDataObject } from 'n8n-workflow';

import { filtersEnabled } from '../lists/accountSettings';
import { recordListOf } from '../resources/common/lists';
import { company } from '../resources/company';
import { contact } from '../resources/contact';
import { LINKABLE } from '../resources/common/linkable';
import { read } from '../transport/http/connection';
import { at } from '../transport/http/json';
import { readPage, UnreadableError } from '../transport/read/pages';
import { asError } from '../transport/http/asError';
import { InputError } from '../parse/text/inputError';
import { failureOf } from '../output/failure';
import type { WritingOperation, RowResults, Run, WritableRow } from '../verbs/verb';

type Write = WritingOperation['write'];

/** The resources that rows are linked to. */
const KINDS = { companies: company, contacts: contact } as const;
type Kind = keyof typeof KINDS;
const KIND_NAMES: readonly Kind[] = ['companies', 'contacts'];

/** Most IDs checked one by one, however few rows there are. */
const FEW = 3;

/** Rows that justify one request, and IDs that fit into one URL. */
const GROUP = 50;

/**
 * Writes the rows whose links lead to existing records. The others are refused before anything is created, since records
 * without their link would have to be completed by hand.
 *
 * Checks only at a cost of one request per fifty rows; beyond that, writing the link shows whether it works.
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
 * The IDs a row will be linked to after it is written, except those found by name. amoCRM checks links that are sent with
 * the record itself, and then creates nothing (API facts 5.4.2).
 */
const idsOf = ({ followUps = [] }: WritableRow, kind: Kind): number[] =>
	followUps.flatMap((followUp) =>
		followUp.kind === 'addLink' && followUp.toType === kind && !followUp.known
			? [followUp.toId]
			: [],
	);

/** The existing ones among these IDs; `undefined` if checking is too expensive or not permitted. */
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
		// A user who cannot read records may still link to them; writing the link will show.
		if (error instanceof UnreadableError) return undefined;
		throw asError(error);
	}
}

function unknown(kind: Kind, id: number): InputError {
	const name = LINKABLE[kind].singular;
	return new InputError(
		`'${name}': there is no ${name.toLowerCase()} with the ID ${id}`,
		`Enter the ${name.toLowerCase()}'s ID in amoCRM, not that of another system. For a company whose name is a number, choose 'By Name' in the form.`,
		true,
	);
}
