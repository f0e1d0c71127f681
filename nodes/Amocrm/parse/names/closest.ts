/** Longer texts are not mistyped names, and comparing them would be slow. */
const LONGEST = 100;

/** Up to three names most similar to a mistyped one, closest first. */
export function closest(wanted: string, names: readonly string[]): string[] {
	const target = wanted.trim().toLowerCase();
	if (target.length > LONGEST) return [];
	return names
		.filter((name) => name.length <= LONGEST)
		.map((name) => ({ name, distance: distanceTo(target, name.trim().toLowerCase()) }))
		.filter(({ distance }) => distance !== undefined)
		.sort((a, b) => Number(a.distance) - Number(b.distance))
		.slice(0, 3)
		.map(({ name }) => name);
}

/** Undefined if the two are not similar. Names are similar if one contains the other, however long the rest is. */
function distanceTo(target: string, name: string): number | undefined {
	if (target === name) return 0;
	if (target.length > 2 && name.includes(target)) return 1;
	if (name.length > 2 && target.includes(name)) return 1;
	const near = Math.max(2, Math.floor(target.length / 3));
	// The least number of changes needed.
	if (Math.abs(target.length - name.length) > near) return undefined;
	const distance = levenshtein(target, name);
	const nothingInCommon = distance >= Math.max(target.length, name.length);
	return distance > near || nothingInCommon ? undefined : distance;
}

/** The number of single-letter edits between two texts. */
function levenshtein(a: string, b: string): number {
	let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i += 1) {
		const current = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
		}
		previous = current;
	}
	return previous[b.length] ?? 0;
}
