import type { NodeExecutionHint } from 'n8n-workflow';

import type { Resource } from '../resources/resource';
import { counted, was } from './counted';

/** Counters for hints, collected during a run and shown at its end. */
export interface Notes {
	/** Records of an upsert. */
	created: number;
	updated: number;
	/** Rows whose record already existed, out of `rows`. */
	skipped: number;
	rows: number;
	/** Records that were written but could not be read back. */
	unread: number;
	/** Records that amoCRM returned in their state before the change. */
	behind: number;
	/** Records that amoCRM returned although they do not match the filters. */
	unfiltered: number;
	/** Other information. */
	remarks: Set<string>;
	/** Other problems that may need a correction. */
	warnings: Set<string>;
	/** Items with an empty filter, and the labels of those filters. */
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

/** The hints of a run: information about what went well, warnings about what may need a correction. */
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
			`${skipped} of ${rows} rows already existed and ${was(skipped)} not created again.`,
		),
		...info(
			unfiltered > 0,
			`amoCRM did not apply all filters, so ${counted(unfiltered, resource)} read and discarded by the node. With amoCRM's paid filter option, this is faster.`,
		),
		...warning(
			unread > 0,
			`${counted(unread, resource)} written but could not be read back, so only ${unread === 1 ? 'its ID is' : 'their IDs are'} shown.`,
		),
		...[...notes.remarks].flatMap((message) => info(true, message)),
		...warning(
			notes.behind > 0,
			`${count(notes.behind)} may be shown in the state before the change: amoCRM returned no later one.`,
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
	`${emptyItems === 1 ? '1 item' : `${emptyItems} items`} returned no records because the expression in ${[...emptyFilters].map((label) => `'${label}'`).join(' or ')} was empty. Without the filter, unrelated records would be returned.`;
