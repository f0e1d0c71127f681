import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(__dirname, '../../sandbox');

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
	.map((name) => join(root, name));

/** Files of the sandbox that a file imports from or hands on, types included. */
function importsOf(file: string): string[] {
	const text = readFileSync(file, 'utf8');
	return [...text.matchAll(/from '(\.[^']+)'/g)]
		.map(([, target = '']) => `${join(dirname(file), target)}.ts`)
		.filter((target) => files.includes(target));
}

/** The first way found from a file back to itself. */
function circleFrom(graph: Map<string, string[]>, start: string): string[] | undefined {
	const cameFrom = new Map<string, string>();
	const waiting = [start];
	for (const file of waiting) {
		for (const next of graph.get(file) ?? []) {
			if (next === start) {
				const way = [file];
				while (way[0] !== undefined && way[0] !== start) way.unshift(cameFrom.get(way[0]) ?? start);
				return way.map((one) => relative(root, one));
			}
			if (!cameFrom.has(next)) waiting.push(next);
			if (!cameFrom.has(next)) cameFrom.set(next, file);
		}
	}
	return undefined;
}

describe('files of the sandbox', () => {
	const graph = new Map(files.map((file) => [file, importsOf(file)]));

	it('are all read, with their imports', () => {
		expect(files.length).toBeGreaterThan(50);
		expect(graph.get(join(root, 'index.ts'))).toContain(join(root, 'world.ts'));
	});

	it('do not import each other in a circle', () => {
		const circles = files.flatMap((file) => {
			const circle = circleFrom(graph, file);
			return circle ? [circle.join(' → ')] : [];
		});
		expect(circles).toEqual([]);
	});

	it('a circle would be found', () => {
		const small = new Map([
			[join(root, 'a'), [join(root, 'b')]],
			[join(root, 'b'), [join(root, 'c')]],
			[join(root, 'c'), [join(root, 'b')]],
		]);
		expect(circleFrom(small, join(root, 'b'))).toEqual(['b', 'c']);
		expect(circleFrom(small, join(root, 'a'))).toBeUndefined();
	});
});
