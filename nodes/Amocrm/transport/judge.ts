import type { IDataObject } from 'n8n-workflow';

import { read, type Connection } from './connection';
import { at } from './json';
import type { Judge } from './matchRows';
import { likeness, type Likeness } from './sameContent';

/** What is known of rows in doubt beside their content. */
export interface Circumstances {
	/** Authors of what this run writes; `undefined` = not known. */
	authors?: ReadonlySet<number>;
	/** Whether these are surely all. */
	certain: boolean;
	/** When the first row was sent, in seconds since 1970; `undefined` where an id tells what was there before. */
	sentAt?: number;
}

/** What is older than this before the sending, by the service's clock, was there before; seconds. */
export const LONG_BEFORE = 600;

/** Within this many seconds before the sending, clocks that do not agree are the likelier reason. */
const JUST_BEFORE = 5;

/**
 * Other people and other workflows may write records of the same name and content meanwhile, which their author and time tell
 * apart. Where these are no proof, the record counts as one that may be the row's.
 */
export function judgeBy({ authors, certain, sentAt }: Circumstances): Judge {
	const byAuthor = (sent: IDataObject, record: IDataObject): Likeness => {
		if (!authors || sent.created_by !== undefined) return 3;
		if (authors.has(Number(record.created_by))) return 3;
		return certain ? 0 : 1;
	};
	const byTime = (sent: IDataObject, record: IDataObject): Likeness => {
		if (sentAt === undefined || sent.created_at !== undefined) return 3;
		const before = sentAt - Number(record.created_at);
		if (before > LONG_BEFORE) return 0;
		return before > JUST_BEFORE ? 1 : 3;
	};
	return (sent, record) => {
		const most = Math.min(byAuthor(sent, record), byTime(sent, record));
		const like = most === 0 ? 0 : likeness(sent, record);
		return most === 1 && like > 1 ? 1 : like;
	};
}

/** Authors of the records that are known to be this run's, as far as its rows named none themselves. */
export function authorsOf(
	records: readonly IDataObject[],
	ownRow: (id: number) => IDataObject | undefined,
): Set<number> {
	const own = records.filter(({ id }) => {
		const row = ownRow(Number(id));
		return row !== undefined && row.created_by === undefined;
	});
	return new Set(own.map(({ created_by: author }) => Number(author)));
}

/** Author of what robots and integrations write (API facts 1.13). */
const ROBOT = 0;

/** Who is likely to be the author: the owner of the token (API facts 5.1). `undefined` where that cannot be read. */
export async function likelyAuthors(connection: Connection): Promise<Set<number> | undefined> {
	const answer = await read(connection, '/api/v4/account');
	const user = answer.kind === 'ok' ? at(answer.body, 'current_user_id') : undefined;
	return typeof user === 'number' ? new Set([user, ROBOT]) : undefined;
}
