import type { Resource } from '../resources/resource';
import type { Failure } from '../transport/types';
import type { RowResult } from '../verbs/verb';

/** So many ids are told in an error; more would hide the error itself. */
const MAX_IDS = 100;

/**
 * The failure that ends a run, with what exists already and what may exist: a run that ends with an error gives no output,
 * so that nothing else tells.
 */
export function withRecords(
	failure: Failure,
	results: readonly RowResult[],
	resource: Resource,
): Failure {
	const known = results.flatMap((result) =>
		'record' in result ? [result.record, ...(result.more ?? [])].map(({ id }) => id) : [result.id],
	);
	const ids = [...new Set(known.filter((id) => id !== undefined).map(String))];
	const uncertain = results.filter((result) => 'failure' in result && result.failure.uncertain);
	const unnamed = results.filter((result) => 'record' in result && result.record.id === undefined);
	const said = [
		failure.description,
		writtenText(ids, resource),
		doneText(unnamed.length),
		// The failure that ends the run says so of its own row.
		uncertainText(uncertain.length - (failure.uncertain ? 1 : 0)),
	];
	const done = ids.length + unnamed.length + uncertain.length;
	const nothing = done === 0 ? ['Nothing was written.'] : [];
	return { ...failure, description: [...said, ...nothing].filter(Boolean).join(' ') };
}

function writtenText(ids: readonly string[], { singular, plural }: Resource): string {
	const [first, second] = ids;
	if (first === undefined) return '';
	if (second === undefined)
		return `1 ${singular.toLowerCase()} of this run exists already, with the ID ${first}. Take care not to send it again.`;
	const shown = ids.slice(0, MAX_IDS).join(', ');
	const more = ids.length > MAX_IDS ? ` … ${ids.at(-1) ?? ''}` : '';
	return `${ids.length} ${plural.toLowerCase()} of this run exist already, with the IDs ${shown}${more}. Take care not to send them again.`;
}

const uncertainText = (count: number) =>
	count === 0 ? '' : `${count} more ${count === 1 ? 'row' : 'rows'} may have been written.`;

/** What has no id of its own, such as a link, can be sent again. */
const doneText = (count: number) =>
	count === 0
		? ''
		: `${count} ${count === 1 ? 'row' : 'rows'} of this run ${count === 1 ? 'is' : 'are'} done already, and can be sent again without harm.`;
