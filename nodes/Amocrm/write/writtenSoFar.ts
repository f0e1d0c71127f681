import type { Resource } from '../resources/resource';
import type { Failure } from '../transport/types';
import type { RowResult } from '../verbs/verb';

/** Most IDs listed in an error; more would bury the message. */
const MAX_IDS = 100;

/**
 * The failure that ends a run, with the records that exist or may exist: such a run has no output, so nothing else shows
 * them.
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
		// The failure itself already reports its own row.
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
		return `1 ${singular.toLowerCase()} of this run already exists, with the ID ${first}. Do not send it again.`;
	const shown = ids.slice(0, MAX_IDS).join(', ');
	const more = ids.length > MAX_IDS ? ` … ${ids.at(-1) ?? ''}` : '';
	return `${ids.length} ${plural.toLowerCase()} of this run already exist, with the IDs ${shown}${more}. Do not send them again.`;
}

const uncertainText = (count: number) =>
	count === 0 ? '' : `${count} more ${count === 1 ? 'row' : 'rows'} may have been written.`;

/** Rows without an ID, such as links, are safe to send again. */
const doneText = (count: number) =>
	count === 0
		? ''
		: `${count} ${count === 1 ? 'row' : 'rows'} of this run ${count === 1 ? 'is' : 'are'} already done; it is safe to send ${count === 1 ? 'it' : 'them'} again.`;
