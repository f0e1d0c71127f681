import { isUnlisted } from '../../nodes/Amocrm/resources/common/lists';
import { resources } from '../../nodes/Amocrm/resources';
import { filesIn } from '../../scripts/lib/files';
import { textOf } from '../support/project/docs.js';

const NODE = 'nodes/Amocrm';

/** Only the table of resources knows which exist, so that a new one is one file and one line. */
describe('Outside the table of resources', () => {
	const files = filesIn([NODE], /\.ts$/).filter((file) => !file.startsWith(`${NODE}/resources/`));
	const names = resources.filter((resource) => !isUnlisted(resource)).map(({ name }) => name);
	const mention = new RegExp(`['"\`](${names.join('|')})['"\`]`);

	it('are many files', () => expect(files.length).toBeGreaterThan(150));

	it.each(files)('%s knows no resource by its name', (file) => {
		const lines = textOf(file).split('\n');
		const code = lines.filter((line) => !/^\s*(\*|\/\*|\/\/)/.test(line));
		expect(code.filter((line) => mention.test(line))).toEqual([]);
	});

	it('a mention would be noticed', () => expect("if (name === 'lead')").toMatch(mention));
});

describe('Folders', () => {
	const counts = new Map<string, number>();
	for (const file of filesIn([NODE, 'sandbox', 'test'], /\.(ts|js)$/)) {
		const folder = file.slice(0, file.lastIndexOf('/'));
		counts.set(folder, (counts.get(folder) ?? 0) + 1);
	}

	it.each([...counts])('%s has few files', (_folder, count) =>
		expect(count).toBeLessThanOrEqual(15),
	);

	it('are looked at in the tests, too', () =>
		expect([...counts.keys()]).toContain('test/engine/run'));
});
