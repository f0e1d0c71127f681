import { importsIn } from '../../scripts/lib/imports';

/** The first cycle found from a file back to itself. */
function circleFrom(graph: Map<string, string[]>, start: string): string[] | undefined {
	const cameFrom = new Map<string, string>();
	const waiting = [start];
	for (const file of waiting) {
		for (const next of graph.get(file) ?? []) {
			if (next === start) {
				const way = [file];
				while (way[0] !== undefined && way[0] !== start) way.unshift(cameFrom.get(way[0]) ?? start);
				return way;
			}
			if (cameFrom.has(next)) continue;
			cameFrom.set(next, file);
			waiting.push(next);
		}
	}
	return undefined;
}

describe('files of the sandbox', () => {
	const graph = importsIn('sandbox');

	it('are all read, with their imports', () => {
		expect(graph.size).toBeGreaterThan(50);
		expect(graph.get('index.ts')).toContain('world.ts');
		expect(graph.get('entities/entityKinds.ts')).toContain('entities/entityKind.ts');
		expect(graph.get('world.ts')).toContain('entities/recordStore.ts');
	});

	it('do not import each other in a circle', () => {
		const circles = [...graph.keys()].flatMap((file) => {
			const circle = circleFrom(graph, file);
			return circle ? [circle.join(' → ')] : [];
		});
		expect(circles).toEqual([]);
	});

	it('a circle would be found', () => {
		const small = new Map([
			['a', ['b']],
			['b', ['c']],
			['c', ['b']],
		]);
		expect(circleFrom(small, 'b')).toEqual(['b', 'c']);
		expect(circleFrom(small, 'a')).toBeUndefined();
	});
});
