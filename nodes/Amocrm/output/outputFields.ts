import type { IDataObject } from 'n8n-workflow';

import { fold, plainText } from '../parse/text/text';
import { listOf } from '../rows/parameters';

/** Which fields of records come out. */
export interface OutputFields {
	/** The record with the wanted fields only, in the order they were asked for. */
	of(record: IDataObject): IDataObject;
	/** Names that were given and that no record had; none before the first record. */
	unknown(): string[];
}

/**
 * The options 'Fields to Return' and 'Fields to Exclude': names with commas between, or an array of names. They are compared
 * without regard to case and spaces. Nothing is added to what was asked for, not even the id.
 */
export function outputFields(toReturn: unknown, toExclude: unknown): OutputFields {
	const wanted = namesIn(toReturn);
	const excluded = namesIn(toExclude);
	if (wanted.size === 0 && excluded.size === 0) return EVERYTHING;
	const places = new Map([...wanted.keys()].map((name, place) => [name, place]));
	const missing = new Map([...wanted, ...excluded]);
	const known = new Map<string, number>();
	/** Records of one run have the same few keys, so each is looked at once. */
	const placeOf = (key: string) => {
		const before = known.get(key);
		if (before !== undefined) return before;
		const name = comparable(key);
		missing.delete(name);
		const open = wanted.size === 0 ? 0 : (places.get(name) ?? LEFT_OUT);
		const place = excluded.has(name) ? LEFT_OUT : open;
		known.set(key, place);
		return place;
	};
	let records = 0;
	return {
		of: (record) => {
			records += 1;
			const chosen = Object.keys(record).filter((key) => placeOf(key) !== LEFT_OUT);
			chosen.sort((a, b) => placeOf(a) - placeOf(b));
			return Object.fromEntries(chosen.map((key) => [key, record[key]]));
		},
		unknown: () => (records === 0 ? [] : [...missing.values()]),
	};
}

const LEFT_OUT = -1;

const EVERYTHING: OutputFields = { of: (record) => record, unknown: () => [] };

/** The names as they were given, by what they are compared by. */
function namesIn(value: unknown): Map<string, string> {
	const names = listOf(value).flatMap((name) => plainText(name) ?? []);
	return new Map(names.map((name) => [comparable(name), name]));
}

const comparable = (name: string) => fold(name).replace(/\s/g, '');
