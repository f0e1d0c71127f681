import type { IDataObject } from 'n8n-workflow';

import { isGiven } from '../http/json';
import { likeness } from './sameContent';
import type { ServiceDefaults } from './serviceDefaults';

/**
 * Whose record it is: `own` = the row's, for it has all that was sent and nothing that contradicts what the service sets by
 * itself; `perhaps` = it cannot be ruled out; `other` = certainly not the row's.
 */
export type Verdict = 'own' | 'perhaps' | 'other';

/** Whether a record is the one that a row has become. */
export type Judge = (sent: IDataObject, record: IDataObject) => Verdict;

/** What is known of rows in doubt beside their content. */
export interface Circumstances {
	/** Authors of what this run writes; `undefined` = not known. */
	authors?: ReadonlySet<number>;
	/** Whether these are surely all, since they stand in records that are known to be this run's. */
	certain: boolean;
	/** Records do not show their author, so that content and time alone have to tell. */
	anonymous?: boolean;
	/** What the service sets where a row says nothing. */
	defaults: ServiceDefaults;
	/** When the first row was sent, by the service's clock, in seconds since 1970; `undefined` where an id tells what was there before. */
	sentAt?: number;
	/** How far a time of the service may be off the clock that `sentAt` was taken from, in seconds. */
	tolerance: number;
}

/** Author of what robots write, and perhaps of what integrations write (API facts 1.13). */
const ROBOT = 0;

/** Times have whole seconds, and an answer's date is written a moment after the record. */
const JUST_BEFORE = 3;

/**
 * Other people, robots and other workflows may write records of the same name and content meanwhile. Author, time and what the
 * service sets by itself tell these apart; where they prove nothing, the record counts as one that may be the row's.
 */
export function judgeBy(circumstances: Circumstances): Judge {
	const { defaults } = circumstances;
	return (sent, record) => {
		const verdicts = [byAuthor(sent, record, circumstances), byTime(sent, record, circumstances)];
		if (verdicts.includes('other')) return 'other';
		const like = likeness(sent, record);
		if (like === 0) return 'other';
		const own = like === 3 && !verdicts.includes('perhaps') && defaults.fit(sent, record);
		return own ? 'own' : 'perhaps';
	};
}

function byAuthor(
	sent: IDataObject,
	record: IDataObject,
	{ authors, certain, anonymous }: Circumstances,
): Verdict {
	if (anonymous) return 'own';
	if (isGiven(sent.created_by)) return 'own';
	if (!authors) return 'perhaps';
	const author = Number(record.created_by);
	if (authors.has(author)) return 'own';
	return certain && author !== ROBOT ? 'other' : 'perhaps';
}

function byTime(
	sent: IDataObject,
	record: IDataObject,
	{ sentAt, tolerance }: Circumstances,
): Verdict {
	if (sentAt === undefined) return 'own';
	// A date of its own says nothing about when the record was made.
	if (isGiven(sent.created_at)) return 'perhaps';
	const before = sentAt - Number(record.created_at);
	if (before > tolerance) return 'other';
	return before > JUST_BEFORE ? 'perhaps' : 'own';
}

/** Authors of the records that are known to be this run's, as far as its rows named none themselves. */
export function authorsOf(
	records: readonly IDataObject[],
	ownRow: (id: number) => IDataObject | undefined,
): Set<number> {
	const own = records.filter(({ id }) => {
		const row = ownRow(Number(id));
		return row !== undefined && !isGiven(row.created_by);
	});
	return new Set(own.map(({ created_by: author }) => Number(author)));
}
