/** A line break of HTML, and the sign that Google Contacts puts between values. */
const OTHER_BREAKS = /<br[ /]{0,2}>|:::/gi;

/** Looks at a sign and the characters around it in its part, to tell whether it belongs to a value. */
export type Belongs = (sign: string, before: string, behind: string) => boolean;

/**
 * The parts of a cell with several phones or emails: they stand on lines, or between commas, semicolons or bars. Signs in
 * brackets separate nothing.
 */
export function cellParts(text: string, belongs: Belongs = () => false): string[] {
	const cell = text.replace(OTHER_BREAKS, '\n');
	const parts: string[] = [];
	let start = 0;
	let closing = -1;
	let lineEnd = -1;
	for (let i = 0; i < cell.length; i += 1) {
		const sign = cell.charAt(i);
		if (sign === '(') {
			// A bracket that nobody closes on its line is none.
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

/** Brackets hold a note, or the code of a town. */
const LONGEST_BRACKETS = 100;

/** So many characters are looked at on either side of a sign. */
const AROUND = 100;

function nextOr(text: string, sign: string, from: number): number {
	const found = text.indexOf(sign, from);
	return found === -1 ? Number.POSITIVE_INFINITY : found;
}

/** Parts with the notes beside them: what is no value of its own belongs to the value in front of it, or else behind it. */
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
