import type { IDataObject } from 'n8n-workflow';

import type { MatchKey } from './matchKeys';

/** The values of single-value keys, by position in 'Match By'. */
export type RowIdentity = ReadonlyMap<number, readonly string[]>;

/** A row's values of all keys, those of the first key first. */
export interface RowKeys {
	tokens: readonly Token[];
	identity: RowIdentity;
}

/** One value of a key. */
export interface Token {
	/** The key's position in 'Match By'. */
	place: number;
	/** The value with its position, so that equal values of two keys differ. */
	text: string;
}

/** The keys of a row's body. */
export const rowKeys = (keys: readonly MatchKey[], content: IDataObject): RowKeys => ({
	tokens: keys.flatMap(({ valuesOf }, place) =>
		valuesOf(content).map((value) => ({ place, text: `${place} ${value}` })),
	),
	identity: identityOf(keys, content),
});

/** The identity of a row's body or a stored record. */
export const identityOf = (keys: readonly MatchKey[], content: IDataObject): RowIdentity =>
	new Map(
		keys.flatMap(({ single, valuesOf }, place) => {
			const values = single ? valuesOf(content) : [];
			return values.length > 0 ? [[place, values] as const] : [];
		}),
	);

/**
 * Whether two rows or records that share a value of the key at `place` differ anyway, because they have different values
 * of a higher single-value key.
 */
export function contradict(one: RowIdentity, other: RowIdentity, place: number): boolean {
	for (const [key, values] of one) {
		if (key >= place) continue;
		const others = other.get(key);
		if (others && !values.some((value) => others.includes(value))) return true;
	}
	return false;
}
