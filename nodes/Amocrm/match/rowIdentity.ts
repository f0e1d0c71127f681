import type { IDataObject } from 'n8n-workflow';

import type { MatchKey } from './matchKeys';

/** The values of keys of which a record has one at most, by the key's place in 'Match By'. */
export type Identity = ReadonlyMap<number, readonly string[]>;

/** What a row is told the same by: every value of its keys, those of the first key in front. */
export interface RowKeys {
	tokens: readonly Token[];
	identity: Identity;
}

/** One value of a key. */
export interface Token {
	/** The key's place in 'Match By'. */
	place: number;
	/** The value with its place, so that equal values of two keys differ. */
	text: string;
}

/** The keys of a row's body. */
export const rowKeys = (keys: readonly MatchKey[], content: IDataObject): RowKeys => ({
	tokens: keys.flatMap(({ valuesOf }, place) =>
		valuesOf(content).map((value) => ({ place, text: `${place} ${value}` })),
	),
	identity: identityOf(keys, content),
});

/** The identity of a row's body, or of a stored record. */
export const identityOf = (keys: readonly MatchKey[], content: IDataObject): Identity =>
	new Map(
		keys.flatMap(({ single, valuesOf }, place) => {
			const values = single ? valuesOf(content) : [];
			return values.length > 0 ? [[place, values] as const] : [];
		}),
	);

/**
 * Whether two that have a value of the key at `place` in common are different all the same: both have values of a key in
 * front of it, of which a record has one at most, and these differ.
 */
export function contradict(one: Identity, other: Identity, place: number): boolean {
	for (const [key, values] of one) {
		if (key >= place) continue;
		const others = other.get(key);
		if (others && !values.some((value) => others.includes(value))) return true;
	}
	return false;
}
