// @ts-check
'use strict';

/** @typedef {import('./outcomes').LineResult} LineResult */

/** @param {string[]} cells */
const row = (cells) => `| ${cells.join(' | ')} |`;

/** @param {LineResult[]} results @returns {string} docs/compatibility.md */
const page = (results) => `# Compatibility

Made by \`npm run test:e2e\`.
${row(['', ...results.map(({ line }) => `n8n ${line.version}`)])}
`;

module.exports = { page };
