/** The names most like a mistyped one, at most three, nearest first. */
export function closest(wanted: string, names: readonly string[]): string[] {
	const target = wanted.trim().toLowerCase();
	const near = Math.max(2, Math.floor(target.length / 2));
	return names
		.map((name) => ({ name, distance: distanceTo(target, name.toLowerCase()) }))
		.filter(({ distance }) => distance <= near)
		.sort((a, b) => a.distance - b.distance)
		.slice(0, 3)
		.map(({ name }) => name);
}

/** A part of a name is near it, however long the rest is. */
function distanceTo(target: string, name: string): number {
	if (target.length > 2 && name.includes(target)) return 1;
	return levenshtein(target, name);
}

/** Number of single-letter changes that lead from one text to the other. */
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
