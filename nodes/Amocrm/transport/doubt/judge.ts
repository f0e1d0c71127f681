import type { IDataObject } from 'n8n-workflow';

import { isGiven } from '../http/json';
import { likeness } from './sameContent';
import type { ServiceDefaults } from './serviceDefaults';

/**
 * Whether a record is the row's: `own` = it has everything that was sent and nothing contradicts the service's defaults;
 * `perhaps` = it cannot be ruled out; `other` = it is certainly not the row's.
 */
export type Verdict = 'own' | 'perhaps' | 'other';

/** Judges whether a record was created from a row. */
export type Judge = (sent: IDataObject, record: IDataObject) => Verdict;

/** Evidence about rows in doubt other than their content. */
export interface Circumstances {
	/** Authors of this run's records; `undefined` = unknown. */
	authors?: ReadonlySet<number>;
	/** Whether `authors` is complete, because it comes from records known to be this run's. */
	certain: boolean;
	/** Records do not show their author, so only content and time count. */
	anonymous?: boolean;
	/** What the service fills in where a row has no value. */
	defaults: ServiceDefaults;
	/**
	 * When the first row was sent, on the service's clock, in seconds since 1970; `undefined` if an ID separates old
	 * records from new ones.
	 */
	sentAt?: number;
	/** Possible error of the service's clock relative to `sentAt`, in seconds. */
	tolerance: number;
}

/** Author of records written by robots, and perhaps by integrations (API facts 1.13). */
const ROBOT = 0;

/** Timestamps are whole seconds, and the answer's date is set just after the record's. */
const JUST_BEFORE = 3;

/**
 * People, robots and other workflows may write records with the same name and content at the same time. Author, time and
 * the service's defaults tell them apart; if these prove nothing, the record may be the row's.
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
	// A custom creation date says nothing about when the record was written.
	if (isGiven(sent.created_at)) return 'perhaps';
	const before = sentAt - Number(record.created_at);
	if (before > tolerance) return 'other';
	return before > JUST_BEFORE ? 'perhaps' : 'own';
}

/** Authors of this run's known records, ignoring rows that set an author themselves. */
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
