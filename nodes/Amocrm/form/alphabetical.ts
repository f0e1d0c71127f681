/**
 * The alphabetical order of English labels. The first `localeCompare` of a process loads the rules of its language, which
 * takes longer than making the whole form.
 */
export function alphabetical(a: string, b: string): number {
	const [first, second] = [a.toLowerCase(), b.toLowerCase()];
	if (first === second) return 0;
	return first < second ? -1 : 1;
}
