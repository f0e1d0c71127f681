import type { IDataObject } from 'n8n-workflow';

import { read, type Connection } from './connection';
import { isObject } from './json';
import { MAX_PAGE, readPage, UnreadableError } from './pages';
import type { WriteTarget } from './types';

/** Reads complete records while others are still being written. */
export interface RecordReader {
	/** A record that shall be read. */
	want(id: number): void;
	/** Reads what is left. Records that could not be read are missing from the map. Never throws. */
	finish(): Promise<Map<number, IDataObject>>;
}

/** Records read before their ids were known here are kept for the moment they are, up to this many. */
const MAX_EARLY = 2_000;

/**
 * Reads written records in pages of 250, newest first: at any time the records of this run are among the newest, and that
 * order works on every account, while a filter by ids is a paid option (API facts 1.7, 1.8).
 */
export function createRecordReader(connection: Connection, target: WriteTarget): RecordReader {
	const records = new Map<number, IDataObject>();
	const wanted = new Set<number>();
	const early = new Map<number, IDataObject>();
	let round: Promise<void> | undefined;

	const keepEarly = (id: number, record: IDataObject) => {
		early.set(id, record);
		const [oldest] = early.keys();
		if (early.size > MAX_EARLY && oldest !== undefined) early.delete(oldest);
	};

	const take = (record: IDataObject) => {
		const id = Number(record.id);
		if (wanted.delete(id)) records.set(id, record);
		else if (!records.has(id)) keepEarly(id, record);
	};

	const readNewest = async () => {
		const oldestWanted = smallest(wanted);
		for (let page = 1; wanted.size > 0; page += 1) {
			const { elements, last } = await readPage(connection, target.path, target.name, { page, 'order[id]': 'desc' });
			elements.forEach(take);
			if (last || Number(elements.at(-1)?.id) <= oldestWanted) return;
		}
	};

	const readOne = async (id: number) => {
		const answer = await read(connection, `${target.path}/${id}`);
		if (answer.kind !== 'ok') throw new UnreadableError(answer);
		if (isObject(answer.body)) take(answer.body);
	};

	const attempt = async (reading: () => Promise<void>) => {
		try {
			await reading();
			return true;
		} catch (error) {
			// The records exist; that they cannot be read back must not turn them into errors.
			connection.log(`Reading back from amoCRM did not work: ${error instanceof Error ? error.message : String(error)}`);
			return false;
		}
	};

	const want = (id: number) => {
		const record = early.get(id);
		if (record) {
			early.delete(id);
			records.set(id, record);
			return;
		}
		wanted.add(id);
		if (wanted.size < MAX_PAGE || round) return;
		round = attempt(readNewest).then(() => {
			round = undefined;
		});
	};

	const finish = async () => {
		await round;
		if (wanted.size > 1) await attempt(readNewest);
		for (const id of wanted) if (!(await attempt(async () => await readOne(id)))) break;
		return records;
	};

	return { want, finish };
}

function smallest(ids: Iterable<number>): number {
	let least = Number.POSITIVE_INFINITY;
	for (const id of ids) least = Math.min(least, id);
	return least;
}
