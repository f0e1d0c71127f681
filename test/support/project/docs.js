// @ts-check
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { filesIn } = require('../../../scripts/lib/files');
const { root } = require('../../../scripts/lib/run');

/** @typedef {import('n8n-workflow').IDataObject} IDataObject */

/**
 * @typedef {object} DocExample what stands under one heading: items that come in, the node's parameters, items that come out
 * @property {string} heading
 * @property {IDataObject[]} input
 * @property {IDataObject} parameters
 * @property {IDataObject[]} output
 */

/** All pages for readers, as paths from the project folder. */
const pages = ['README.md', 'CONTRIBUTING.md', ...filesIn(['docs', 'examples', 'demo'], /\.md$/)];

/** @param {string} page path from the project folder */
const textOf = (page) => readFileSync(path.join(root, page), 'utf8');

/** @param {string} text */
const withoutCode = (text) => text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');

/**
 * Headings of a page, without the signs of Markdown.
 *
 * @param {string} text
 */
const headingsIn = (text) =>
	[...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) =>
		String(heading).replace(/[`*_]/g, '').trim(),
	);

/**
 * The anchor that GitHub makes of a heading.
 *
 * @param {string} heading
 */
const anchorOf = (heading) =>
	heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s_-]/gu, '')
		.replace(/\s/g, '-');

/**
 * Targets of links and pictures that lead to the project's own files.
 *
 * @param {string} page
 */
const ownLinks = (page) =>
	[...withoutCode(textOf(page)).matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, target]) => String(target))
		.filter((target) => !/^(https?|mailto):/.test(target));

/**
 * What is wrong with a link of a page; nothing where it leads to a file, and to a heading in it where it names one.
 *
 * @param {string} page
 * @param {string} target
 * @returns {string | undefined}
 */
function brokenLink(page, target) {
	const [file = '', anchor] = target.split('#');
	const to = file === '' ? page : path.join(path.dirname(page), file);
	if (!existsSync(path.join(root, to))) return `${target}: there is no file ${to}`;
	if (anchor === undefined || !to.endsWith('.md')) return undefined;
	const anchors = headingsIn(textOf(to)).map(anchorOf);
	return anchors.includes(anchor) ? undefined : `${target}: there is no heading for it`;
}

/**
 * The rows of all tables of a page: cells by the titles of their columns.
 *
 * @param {string} text
 * @returns {Array<Record<string, string>>}
 */
function tableRows(text) {
	/** @type {Array<Record<string, string>>} */
	const rows = [];
	/** @type {string[] | undefined} */
	let titles;
	for (const line of text.split('\n')) {
		const cells = cellsOf(line);
		if (!cells) titles = undefined;
		else if (!titles) titles = cells;
		else if (!cells.every((cell) => /^:?-+:?$/.test(cell)))
			rows.push(Object.fromEntries(titles.map((title, i) => [title, cells[i] ?? ''])));
	}
	return rows;
}

/** @param {string} line */
const cellsOf = (line) =>
	line.startsWith('|')
		? line
				.replace(/^\||\|\s*$/g, '')
				.split(/(?<!\\)\|/)
				.map((cell) => cell.trim())
		: undefined;

/**
 * The examples of a page: under a heading of the third level, blocks of JSON behind the words Input, Parameters and Output.
 *
 * @param {string} page
 * @returns {DocExample[]}
 */
function docExamples(page) {
	const [, ...sections] = textOf(page).split(/^### /m);
	return sections.flatMap((section) => {
		const parameters = blockOf(section, 'Parameters');
		if (parameters === undefined) return [];
		return [
			{
				heading: (section.split('\n')[0] ?? '').trim(),
				input: blockOf(section, 'Input') ?? [{}],
				parameters,
				output: blockOf(section, 'Output') ?? [],
			},
		];
	});
}

/**
 * @param {string} section
 * @param {string} word
 */
function blockOf(section, word) {
	const [, json] =
		new RegExp(`^${word}:\\n\\n\`\`\`json\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(section) ?? [];
	return json === undefined ? undefined : JSON.parse(json);
}

module.exports = {
	anchorOf,
	brokenLink,
	docExamples,
	headingsIn,
	ownLinks,
	pages,
	tableRows,
	textOf,
	withoutCode,
};
