/** HTML line breaks, and the separator that Google Contacts exports. */
const OTHER_BREAKS = /<br[ /]{0,2}>|:::/gi;

/** Decides from the text around a separator whether it is part of a value. */
export type Belongs = (sign: string, before: string, behind: string) => boolean;

/** Splits a cell with several phones or emails at line breaks, commas, semicolons and bars, but not inside brackets. */
export function cellParts(text: string, belongs: Belongs = () => false): string[] {
	const cell = text.replace(OTHER_BREAKS, '\n');
	const parts: string[] = [];
	let start = 0;
	let closing = -1;
	let lineEnd = -1;
	for (let i = 0; i < cell.length; i += 1) {
		const sign = cell.charAt(i);
		if (sign === '(') {
			// A bracket that is not closed on its line is ordinary text.
			if (closing < i) closing = nextOr(cell, ')', i);
			if (lineEnd < i) lineEnd = nextOr(cell, '\n', i);
			if (closing - i <= LONGEST_BRACKETS && closing < lineEnd) i = closing;
		} else if (SIGNS.includes(sign)) {
			const before = cell.slice(Math.max(start, i - AROUND), i);
			if (belongs(sign, before, cell.slice(i + 1, i + 1 + AROUND))) continue;
			parts.push(cell.slice(start, i));
			start = i + 1;
		}
	}
	parts.push(cell.slice(start));
	return parts.map((part) => part.trim()).filter((part) => part !== '');
}

const SIGNS = ',;|\n';

/** Brackets hold a note or an area code. */
const LONGEST_BRACKETS = 100;

/** Characters passed to `Belongs` from either side of a separator. */
const AROUND = 100;

function nextOr(text: string, sign: string, from: number): number {
	const found = text.indexOf(sign, from);
	return found === -1 ? Number.POSITIVE_INFINITY : found;
}

/** Joins notes to values: a part that is no value itself goes with the value before it, or the first one after it. */
export function withNotes(parts: readonly string[], isValue: (part: string) => boolean): string[] {
	const whole: string[] = [];
	const notes: string[] = [];
	for (const part of parts) {
		if (isValue(part)) whole.push([...notes.splice(0), part].join(', '));
		else if (whole.length === 0) notes.push(part);
		else whole.push(`${whole.pop() ?? ''}, ${part}`);
	}
	return notes.length === 0 ? whole : [...whole, notes.join(', ')];
}
