import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../transport/http/connection';
import { readNow } from '../transport/read/readNow';
import { isBehind, recentWrites } from '../transport/read/recentWrites';
import type { RecordList } from '../transport/types';

/** Corrects the results of searches and lists, which lag up to 10 s, by this process's recent writes. */
export interface CatchUp {
	/** Processes a record from a search or a list. It is passed on only if it shows the latest known state. */
	take(record: IDataObject): void;
	/**
	 * Passes on current versions of records that were outdated, and of recently written ones with matching content that did
	 * not appear at all. Throws UnreadableError.
	 */
	complete(isSought: (content: IDataObject) => boolean): Promise<void>;
}

/** @param passOn called for each record, for some more than once */
export function createCatchUp(
	connection: Connection,
	list: RecordList,
	passOn: (record: IDataObject) => void,
): CatchUp {
	const written = recentWrites(connection, list.path);
	const current = new Set<number>();
	const behind = new Set<number>();

	const take = (record: IDataObject) => {
		const id = Number(record.id);
		const write = written.get(id);
		if (!write) return passOn(record);
		if (current.has(id)) return;
		if (isBehind(record, write)) {
			behind.add(id);
			return;
		}
		current.add(id);
		passOn(record);
	};

	const complete = async (isSought: (content: IDataObject) => boolean) => {
		const states = new Map(
			[...written].flatMap(([id, { content, state }]) =>
				!current.has(id) && (behind.has(id) || isSought({ ...content, id })) ? [[id, state]] : [],
			),
		);
		if (states.size === 0) return;
		const records = await readNow(connection, list, states);
		for (const id of states.keys()) current.add(id);
		for (const record of records.values()) passOn(record);
	};

	return { take, complete };
}
