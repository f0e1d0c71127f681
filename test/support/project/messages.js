// @ts-check
const { readFileSync } = require('node:fs');
const path = require('node:path');
const ts = require('typescript');
const { filesIn } = require('../../../scripts/lib/files');
const { root } = require('../../../scripts/lib/run');

/** A text with fewer letters of its own fits nearly everything. */
const LETTERS = 7;

/** @param {string} text */
const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/**
 * The texts in the node's code as patterns, in which what the code puts in is anything.
 *
 * @returns {RegExp[]}
 */
function messagePatterns() {
	const texts = filesIn(['nodes', 'credentials'], /\.ts$/).flatMap(textsIn);
	return texts
		.filter((parts) => parts.join('').replace(/\P{L}/gu, '').length >= LETTERS)
		.map((parts) => new RegExp(`^(?:'[^']+': )?${parts.map(escaped).join('.*')}$`, 'iu'));
}

/**
 * @param {string} file
 * @returns {string[][]} each text in its fixed parts
 */
function textsIn(file) {
	const code = readFileSync(path.join(root, file), 'utf8');
	const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest);
	/** @type {string[][]} */
	const texts = [];
	/** @param {import('typescript').Node} node */
	const visit = (node) => {
		if (ts.isStringLiteralLike(node)) texts.push([node.text]);
		if (ts.isTemplateExpression(node))
			texts.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]);
		ts.forEachChild(node, visit);
	};
	visit(source);
	return texts;
}

module.exports = { messagePatterns };
