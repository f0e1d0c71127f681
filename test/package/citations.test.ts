import { filesIn } from '../../scripts/lib/files';
import { citedSections, sectionsIn } from '../support/project/citations.js';
import { textOf } from '../support/project/docs.js';

const folders = ['nodes', 'credentials', 'sandbox', 'test', 'scripts', 'bench', 'demo'];
const sources = filesIn(folders, /\.(ts|js)$/).filter((file) => !/citations\./.test(file));
const sections = sectionsIn(textOf('docs/api.md'));

describe('Comments that cite docs/api.md', () => {
	it('cite sections that are there', () => {
		const lost = sources.flatMap((file) =>
			citedSections(textOf(file))
				.filter((section) => !sections.has(section))
				.map((section) => `${file}: ${section || 'no section'}`),
		);
		expect(lost).toEqual([]);
	});

	it('are found', () => {
		const cited = sources.flatMap((file) => citedSections(textOf(file)));
		expect(cited.length).toBeGreaterThan(150);
		expect(sections.size).toBeGreaterThan(100);
	});

	it.each([
		['(API facts 1.7)', ['1.7']],
		['(docs/api.md 1.7, 5.10)', ['1.7', '5.10']],
		['(API facts, part 2)', ['2']],
		['API facts 5.5.4 and 8, row 71', ['5.5.4', '8', 'row 71']],
		['(API facts 1.5, and 8, row 2)', ['1.5', '8', 'row 2']],
		['(API facts 5.2–5.4)', ['5.2', '5.4']],
		['(part 8 lines 19, 74)', ['8', 'row 19', 'row 74']],
		['(API facts 5.8, part 8 line 76)', ['5.8', '8', 'row 76']],
		[' * (API facts\n\t * 1.9)', ['1.9']],
		['API facts.', ['']],
	])('%j', (text, found) => {
		expect(citedSections(text)).toEqual(found);
	});

	it('a section that is not there would be seen', () => {
		expect(sections.has('1.7') && sections.has('8') && sections.has('row 47')).toBe(true);
		expect(sections.has('1.99') || sections.has('9') || sections.has('row 999')).toBe(false);
	});
});
