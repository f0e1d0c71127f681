import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../transport/http/connection';
import { readNow } from '../transport/read/readNow';
import { isBehind, recentWrites } from '../transport/read/recentWrites';
import type { RecordList } from '../transport/types';

/** What searches and lists give, corrected by what this process has written just now: they lag up to 10 s behind. */
export interface CatchUp {
	/** A record that a search or a list gave. Only handed on if it shows the last state that is known of. */
	take(record: IDataObject): void;
	/**
	 * Hands on records as they are now: those of which an older state was given, and those which nothing gave although they
	 * were written just now with such a content. Throws UnreadableError.
	 */
	complete(isSought: (content: IDataObject) => boolean): Promise<void>;
}

/** @param handOn is given each record, some more than once */
export function createCatchUp(
	connection: Connection,
	list: RecordList,
	handOn: (record: IDataObject) => void,
): CatchUp {
	const written = recentWrites(connection, list.path);
	const current = new Set<number>();
	const behind = new Set<number>();

	const take = (record: IDataObject) => {
		const id = Number(record.id);
		const write = written.get(id);
		if (!write) return handOn(record);
		if (current.has(id)) return;
		if (isBehind(record, write)) {
			behind.add(id);
			return;
		}
		current.add(id);
		handOn(record);
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
		for (const record of records.values()) handOn(record);
	};

	return { take, complete };
}
