// @ts-check

const number = String.raw`\d+(?:\.\d+)*`;
const item = String.raw`(?:part |(?:rows?|lines?) )?${number}(?:[–-]${number})?`;
const between = String.raw`,? (?:and )?`;
const citation = new RegExp(
	String.raw`(?:(?:API facts|docs/api\.md)(?![\w\x60'")])|(?=\bpart 8 (?:row|line)))(${between}${item}(?:${between}${item})*|${item}(?:${between}${item})*)?`,
	'g',
);

/** Comments break lines where they like. @param {string} text */
const unbroken = (text) => text.replace(/\s*\n\s*(?:\*(?!\/)|\/\/)?\s*/g, ' ');

/**
 * The sections of docs/api.md that a source file cites: `1.7`, `8` for a whole part, `row 47` of the table in part 8; an empty
 * text for a citation that names none.
 *
 * @param {string} source
 * @returns {string[]}
 */
function citedSections(source) {
	return [...unbroken(source).matchAll(citation)].flatMap(([, list = '']) => {
		if (list === '') return [''];
		let inTable = false;
		return [...list.matchAll(new RegExp(item, 'g'))].flatMap(([cited]) => {
			const [, word = '', from = '', to] =
				new RegExp(`^(part|rows?|lines?)? ?(${number})(?:[–-](${number}))?$`).exec(cited) ?? [];
			inTable = /row|line/.test(word) || (inTable && word === '' && !from.includes('.'));
			return [from, ...(to === undefined ? [] : [to])].map((one) => (inTable ? `row ${one}` : one));
		});
	});
}

/**
 * What can be cited of docs/api.md, in the same words.
 *
 * @param {string} page
 */
function sectionsIn(page) {
	const parts = [...page.matchAll(/^# Part (\d+)\./gm)];
	const sections = [...page.matchAll(/^#{2,3} (\d+(?:\.\d+)+) /gm)];
	const [, table = ''] = page.split(/^# Part 8\./m);
	const rows = [...table.matchAll(/^\| (\d+) +\|/gm)];
	return new Set([
		...[...parts, ...sections].map(([, name]) => String(name)),
		...rows.map(([, name]) => `row ${name}`),
	]);
}

module.exports = { citedSections, sectionsIn };
