import type { NodeExecutionHint } from 'n8n-workflow';

import type { Resource } from '../resources/resource';
import { counted, was } from './counted';

/** What is worth knowing beside the output: counted during a run, and said once at its end. */
export interface Notes {
	/** Records of an upsert. */
	created: number;
	updated: number;
	/** Rows whose record existed already, of how many. */
	skipped: number;
	rows: number;
	/** Records that were written but could not be read back. */
	unread: number;
	/** Records that amoCRM showed as they were before the change. */
	behind: number;
	/** Records that amoCRM sent although they do not fit the filters. */
	unfiltered: number;
	/** What else is good to know. */
	remarks: Set<string>;
	/** What else may need a correction. */
	warnings: Set<string>;
	/** Items for which a filter was empty, and the labels of such filters. */
	emptyItems: number;
	emptyFilters: Set<string>;
}

export const createNotes = (): Notes => ({
	created: 0,
	updated: 0,
	skipped: 0,
	rows: 0,
	unread: 0,
	behind: 0,
	unfiltered: 0,
	remarks: new Set(),
	warnings: new Set(),
	emptyItems: 0,
	emptyFilters: new Set(),
});

/** The hints of a run: what went well is information, what may need a correction is a warning. */
export function noteHints(notes: Notes, resource: Resource): NodeExecutionHint[] {
	const { singular, plural } = resource;
	const count = (number: number) => `${number} ${(number === 1 ? singular : plural).toLowerCase()}`;
	const { created, updated, skipped, rows, unread, unfiltered } = notes;
	const written = [
		...(created > 0 ? [`${count(created)} created`] : []),
		...(updated > 0 ? [`${count(updated)} updated`] : []),
	].join(', ');
	return [
		...info(written !== '', `${written}.`),
		...info(
			skipped > 0,
			`${skipped} of ${rows} rows existed already and ${was(skipped)} not created again.`,
		),
		...info(
			unfiltered > 0,
			`amoCRM did not apply all filters, so ${counted(unfiltered, resource)} read and left out by the node. Filters in amoCRM itself are a paid option of the account; with it this is faster.`,
		),
		...warning(
			unread > 0,
			`${counted(unread, resource)} written but could not be read back, so only ${unread === 1 ? 'its ID is' : 'their IDs are'} shown.`,
		),
		...[...notes.remarks].flatMap((message) => info(true, message)),
		...warning(
			notes.behind > 0,
			`${count(notes.behind)} may be shown as before the change: amoCRM gave no later state.`,
		),
		...[...notes.warnings].flatMap((message) => warning(true, message)),
		...warning(notes.emptyItems > 0, emptyFiltersText(notes)),
	];
}

const hint = (type: NodeExecutionHint['type']) => (applies: boolean, message: string) =>
	applies ? [{ message, type, location: 'outputPane' } as const] : [];
const info = hint('info');
const warning = hint('warning');

const emptyFiltersText = ({ emptyItems, emptyFilters }: Notes) =>
	`${emptyItems === 1 ? '1 item gave no records, since for it' : `${emptyItems} items gave no records, since for them`} the expression in ${[...emptyFilters].map((label) => `'${label}'`).join(' or ')} was empty. Without that filter, records that nobody asked for would come out.`;
