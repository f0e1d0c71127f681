import type { IDataObject } from 'n8n-workflow';

import { fold, plainText } from '../parse/text/text';
import { listIn } from '../rows/parameters';

/** Selects the fields of output records. */
export interface OutputFields {
	/** The record with only the selected fields, in the requested order. */
	of(record: IDataObject): IDataObject;
	/** Requested names that no record had; empty before the first record. */
	unknown(): string[];
}

/**
 * The options 'Fields to Return' and 'Fields to Exclude': comma-separated names or an array. Names are compared ignoring
 * case and spaces. Nothing is added, not even the ID.
 */
export function outputFields(toReturn: unknown, toExclude: unknown): OutputFields {
	const wanted = namesIn(toReturn);
	const excluded = namesIn(toExclude);
	if (wanted.size === 0 && excluded.size === 0) return EVERYTHING;
	const places = new Map([...wanted.keys()].map((name, place) => [name, place]));
	const missing = new Map([...wanted, ...excluded]);
	const known = new Map<string, number>();
	/** Records of one run have the same few keys, so each is resolved once. */
	const placeOf = (key: string) => {
		const before = known.get(key);
		if (before !== undefined) return before;
		const name = comparable(key);
		missing.delete(name);
		const open = wanted.size === 0 ? 0 : (places.get(name) ?? OMITTED);
		const place = excluded.has(name) ? OMITTED : open;
		known.set(key, place);
		return place;
	};
	let records = 0;
	return {
		of: (record) => {
			records += 1;
			const chosen = Object.keys(record).filter((key) => placeOf(key) !== OMITTED);
			chosen.sort((a, b) => placeOf(a) - placeOf(b));
			return Object.fromEntries(chosen.map((key) => [key, record[key]]));
		},
		unknown: () => (records === 0 ? [] : [...missing.values()]),
	};
}

const OMITTED = -1;

const EVERYTHING: OutputFields = { of: (record) => record, unknown: () => [] };

/** The names as given, by their normalized form. */
function namesIn(value: unknown): Map<string, string> {
	const names = listIn(value).flatMap((name) => plainText(name) ?? []);
	return new Map(names.map((name) => [comparable(name), name]));
}

const comparable = (name: string) => fold(name).replace(/\s/g, '');
