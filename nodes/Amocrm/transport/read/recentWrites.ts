import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../http/connection';
import { objectsIn } from '../http/json';

/** A record that this process has just written. */
export interface RecentWrite {
	/** The content written to it, as far as it is remembered. */
	content: IDataObject;
	state: WriteState;
}

/** When a record was written. Records written together share one object, which saves memory. */
export interface WriteState extends Dated {
	/** Another write followed within the same second, which modification dates do not distinguish. */
	blurred: boolean;
	/** When the answer arrived, in milliseconds since this process started. */
	at: number;
}

/** A record's modification date, as far as it is known. */
export interface Dated {
	/** From the service's answer, in seconds; `undefined` for a new record, whose answer does not include it (API facts 1.11). */
	updatedAt?: number;
	/** The row set its own modification date, so a later state may have an earlier one. */
	dated: boolean;
}

/** How long a write is remembered, in milliseconds: searches and lists lag up to 10 s behind writes. */
const KEPT_MS = 90_000;

/** After this many milliseconds, lists and searches count as up to date. */
const LAG_MS = 15_000;

/** More than can be written within the lag at the account's limit of 7 requests of 250 records a second. */
const MAX_RECORDS = 20_000;

const MAX_LISTS = 20;

const lists = new Map<string, Map<number, RecentWrite>>();

/** Evicted in bulk: finding a map's oldest entry steps over all deleted ones, too slow to do for each row. */
const SWEEP_EVERY_MS = 1_000;

let sweptAt = 0;

const STARTED_AT = Date.now();

const now = () => Date.now() - STARTED_AT;

/** Shared across credentials, since a record exists whoever created it. */
const keyOf = ({ account }: Connection, path: string) => `${account} ${path}`;

/**
 * Remembers a record that was written.
 *
 * @param path of the record's list
 * @param content the body that was sent; not copied, so it must not be changed afterwards
 */
export function wrote(
	connection: Connection,
	path: string,
	{ id, content, updatedAt }: { id: number; content: IDataObject; updatedAt?: number },
): void {
	const list = listOf(keyOf(connection, path));
	const at = now();
	const before = list.get(id);
	// Reinsert at the end, so that the first entry is always the oldest.
	list.delete(id);
	list.set(id, {
		content: before ? merged(before.content, content) : content,
		state: shared({
			updatedAt: updatedAt ?? before?.state.updatedAt,
			dated: content.updated_at !== undefined,
			blurred: before !== undefined && isBlurred(before.state, at, updatedAt),
			at,
		}),
	});
	// `abs`, so that a clock set back does not keep records for longer.
	if (Math.abs(at - sweptAt) >= SWEEP_EVERY_MS) sweep(at);
}

let latest: WriteState | undefined;

/** The previous record's state, if it is the same. */
function shared(state: WriteState): WriteState {
	const { updatedAt, dated, blurred, at } = latest ?? {};
	const isSame =
		updatedAt === state.updatedAt &&
		dated === state.dated &&
		blurred === state.blurred &&
		at === state.at;
	latest = isSame && latest ? latest : state;
	return latest;
}

/** Modification dates are whole seconds. */
const isBlurred = (before: WriteState, at: number, updatedAt: number | undefined) =>
	updatedAt === undefined || before.updatedAt === undefined
		? at - before.at < 1_100
		: updatedAt <= before.updatedAt;

/** What this process wrote to a list in the last 90 seconds, by record ID. */
export function recentWrites(
	connection: Connection,
	path: string,
): ReadonlyMap<number, RecentWrite> {
	sweep(now());
	return lists.get(keyOf(connection, path)) ?? new Map<number, RecentWrite>();
}

/** Whether a record in a list or search may still be in its state before the write. */
export function isBehind(record: IDataObject, { state }: RecentWrite): boolean {
	const { updatedAt, dated, blurred, at } = state;
	if (updatedAt === undefined) return false;
	if (now() - at > LAG_MS) return !dated && Number(record.updated_at) < updatedAt;
	return blurred || !isFrom(record, { updatedAt, dated });
}

/** Whether a record is in the state its write left it in, or a later one. */
export function isFrom(record: IDataObject, { updatedAt, dated }: Dated): boolean {
	if (updatedAt === undefined) return true;
	const own = Number(record.updated_at);
	return dated ? own === updatedAt : own >= updatedAt;
}

function listOf(key: string): Map<number, RecentWrite> {
	const list = lists.get(key) ?? new Map<number, RecentWrite>();
	if (lists.has(key)) return list;
	lists.set(key, list);
	const [oldest] = lists.keys();
	if (lists.size > MAX_LISTS && oldest !== undefined) lists.delete(oldest);
	return list;
}

function sweep(time: number): void {
	sweptAt = time;
	for (const [key, list] of lists) {
		forget(list, time);
		if (list.size === 0) lists.delete(key);
	}
}

function forget(list: Map<number, RecentWrite>, time: number): void {
	for (const [id, { state }] of list) {
		// `abs`, so that a clock set back does not keep records for longer.
		if (Math.abs(time - state.at) <= KEPT_MS && list.size <= MAX_RECORDS) return;
		list.delete(id);
	}
}

/** A write replaces the fields it names and keeps the others. */
function merged(before: IDataObject, written: IDataObject): IDataObject {
	const { custom_fields_values: values } = written;
	const fields = objectsIn(values);
	const given = new Set(fields.map(fieldOf));
	const kept = objectsIn(before.custom_fields_values).filter((field) => !given.has(fieldOf(field)));
	return {
		...before,
		...written,
		custom_fields_values: values === null ? null : [...kept, ...fields],
	};
}

const fieldOf = ({ field_id: id, field_code: code }: IDataObject) => String(id ?? code);
