/** How a row ended as far as the user was told. */
export type Ending = { kind: 'written'; id: number } | { kind: 'uncertain' } | { kind: 'absent' };

/** A row with a text that is the same for rows of the same content. */
export interface EndedRow {
	content: string;
	ending: Ending;
}

/** A record that exists in the end, with the content it was made from. */
export interface Stored {
	id: number;
	content: string;
}

/**
 * Every way in which what was told differs from what exists, in words; empty when all is exact: each row that was written
 * exists once and is the record with its id and content, and nothing else exists but what may stand for uncertain rows.
 */
export function inexactnesses(rows: readonly EndedRow[], records: readonly Stored[]): string[] {
	return [...wrongIds(rows, records), ...wrongCounts(rows, records)];
}

function wrongIds(rows: readonly EndedRow[], records: readonly Stored[]): string[] {
	const byId = new Map(records.map(({ id, content }) => [id, content]));
	const told = new Set<number>();
	return rows.flatMap(({ content, ending }, row) => {
		if (ending.kind !== 'written') return [];
		const again = told.has(ending.id);
		told.add(ending.id);
		if (again) return [`row ${row}: the id ${ending.id} was told before`];
		const stored = byId.get(ending.id);
		if (stored === undefined) return [`row ${row}: there is no record ${ending.id}`];
		return stored === content ? [] : [`row ${row} is ${content}, but ${ending.id} is ${stored}`];
	});
}

interface Counts {
	exist: number;
	written: number;
	uncertain: number;
}

function wrongCounts(rows: readonly EndedRow[], records: readonly Stored[]): string[] {
	const counts = new Map<string, Counts>();
	const count = (content: string, what: keyof Counts) => {
		const before = counts.get(content) ?? { exist: 0, written: 0, uncertain: 0 };
		counts.set(content, { ...before, [what]: before[what] + 1 });
	};
	for (const { content } of records) count(content, 'exist');
	for (const { content, ending } of rows) if (ending.kind !== 'absent') count(content, ending.kind);
	return [...counts].flatMap(([content, { exist, written, uncertain }]) => {
		if (exist >= written && exist <= written + uncertain) return [];
		return [
			`${content}: ${exist} exist, ${written} were told as written, ${uncertain} as uncertain`,
		];
	});
}
