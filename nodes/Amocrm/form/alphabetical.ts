/**
 * Compares English labels alphabetically. `localeCompare` would load the rules of its language first, which takes longer than
 * generating the form.
 */
export function alphabetical(a: string, b: string): number {
	const [first, second] = [a.toLowerCase(), b.toLowerCase()];
	if (first === second) return 0;
	return first < second ? -1 : 1;
}
