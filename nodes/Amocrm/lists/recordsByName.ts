import type { IDataObject } from 'n8n-workflow';

import { listEndpointOf } from '../resources/common/lists';
import type { Resource } from '../resources/resource';
import type { Connection } from '../transport/http/connection';
import { readAll, sorted } from '../transport/read/pages';
import { InputError, quoted } from '../parse/text/inputError';
import { fold } from '../parse/text/text';

/** A type of record: how its list is read, and its names. */
export type RecordKind = Pick<Resource, 'endpoints' | 'name' | 'plural' | 'singular'>;

/** Most names searched individually; beyond that, reading all records once is faster. */
const MAX_SEARCHES = 50;

/** Most IDs listed for records that share a name. */
const MAX_IDS = 5;

/**
 * Finds a record by its name, ignoring case and spaces. Rows of a run with the same name share one search.
 *
 * The returned function throws InputError if no record has the name, or several do; UnreadableError.
 */
export function recordsByName(
	connection: Connection,
	kind: RecordKind,
): (name: string) => Promise<number> {
	const searches = new Map<string, Promise<Hit[]>>();
	let all: Promise<Map<string, Hit[]>> | undefined;

	const search = async (name: string, key: string) => {
		const found = await hitsByName(connection, kind, { query: name.trim().replace(/\s+/g, ' ') });
		return found.get(key) ?? [];
	};

	const hitsOf = async (name: string, key: string) => {
		const known = searches.get(key);
		if (known) return await known;
		if (!listEndpointOf(kind).searchable || searches.size >= MAX_SEARCHES)
			return (await (all ??= hitsByName(connection, kind, {}))).get(key) ?? [];
		const searching = search(name, key);
		searches.set(key, searching);
		return await searching;
	};

	return async (name) => {
		const hits = await hitsOf(name, fold(name));
		const exact = hits.filter((hit) => hit.name.trim() === name.trim());
		const [first, ...more] = exact.length > 0 ? exact : hits;
		if (first === undefined) throw unknown(kind, name);
		if (more.length > 0) throw ambiguous(kind, name, [first, ...more]);
		return first.id;
	};
}

interface Hit {
	id: number;
	name: string;
}

/** The records of a list by name. */
async function hitsByName(
	connection: Connection,
	kind: RecordKind,
	query: IDataObject,
): Promise<Map<string, Hit[]>> {
	const hits = new Map<string, Hit[]>();
	const { elements, ...listed } = listEndpointOf(kind);
	const list = { ...listed, name: elements };
	const records = await readAll(connection, list, { ...query, ...sorted(list, 'id', 'asc') });
	for (const record of records) {
		const hit = { id: Number(record.id), name: String(record.name ?? '') };
		hits.set(fold(hit.name), [...(hits.get(fold(hit.name)) ?? []), hit]);
	}
	return hits;
}

const unknown = ({ singular }: RecordKind, name: string) =>
	new InputError(
		`there is no ${singular.toLowerCase()} named ${quoted(name)}`,
		`Check the name, create the ${singular.toLowerCase()} first, or enter its ID.`,
	);

function ambiguous({ plural }: RecordKind, name: string, hits: readonly Hit[]): InputError {
	const ids = hits.slice(0, MAX_IDS).map(({ id }) => id);
	const shown = ids.join(', ') + (hits.length > MAX_IDS ? ' …' : '');
	return new InputError(
		`${hits.length} ${plural.toLowerCase()} are named ${quoted(name)}`,
		`Use the ID instead: ${shown}.`,
	);
}
