// @ts-check
'use strict';

/** @typedef {import('./outcomes').LineResult} LineResult */
/** @typedef {string[][]} Table */

/** Where n8n differs from line to line, and what takes care of it. @type {Array<[difference: string, place: string]>} */
const DIFFERENCES = [
	[
		"Up to n8n 2.25 an error of a request loses its cause, and with it the status and headers of amoCRM's answer. The node asks for the whole answer and judges it itself; words of network failures are searched wherever a line puts them.",
		'transport/http/connection.ts, transport/http/networkFailure.ts',
	],
	[
		'For the same reason the credential test there says in n8n\'s words what was wrong ("Authorization failed - please check your credentials"), and newer lines in ours.',
		'AmocrmLongLivedTokenApi.credentials.ts',
	],
	[
		"Until n8n 2.8 at least, the editor sends all fields of an OAuth2 credential in the address of one request, which may be 16 kB long and holds 13 kB of n8n's own. Our expressions in it are short.",
		'transport/http/accountUrl.ts',
	],
	[
		'Older lines take an item for failed only if it has `error`, or `error` and `message`, and nothing else. Rejected rows have just these two; n8n adds the fields of the input.',
		'output/rejection.ts',
	],
	[
		"'Map Columns' writes 0 and `false` into numbers and switches nobody has touched. The columns have neither.",
		'editor/columnInputs.ts',
	],
	[
		'n8n 1.123 and the newest line evaluate expressions in an isolated engine that needs Node.js 22 or newer; n8n 2.8 does not.',
		'nothing to do',
	],
];

/** @param {Table} rows */
const markdown = ([head = [], ...rows]) =>
	[head, head.map(() => '---'), ...rows]
		.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
		.join('\n');

/** What every check saw: once where all lines agree. @param {LineResult[]} results */
function seen(results) {
	return (results[0]?.outcomes ?? []).map(({ check }, index) => {
		const notes = results.flatMap(({ line, outcomes }) => {
			const { result = 'left out', note = '' } = outcomes[index] ?? {};
			return result === 'passed' ? [{ version: line.version, note }] : [];
		});
		const different = new Set(notes.map(({ note }) => note)).size > 1;
		const text = different
			? notes.map(({ version, note }) => `n8n ${version}: ${note}`).join('; ')
			: (notes[0]?.note ?? '');
		return `- ${check}: ${text}.`;
	});
}

/**
 * @param {LineResult[]} results of all lines
 * @param {Table} table
 * @returns {string} docs/compatibility.md
 */
const page = (results, table) => `# Compatibility

The packed node was installed as a community package into real n8n of three lines – the last of n8n 1, the last that runs on
Node.js 20, and the newest line – and used there over n8n's own interface and in a browser, against the [sandbox](sandbox.md). This page is
written by \`npm run test:e2e\`, only when every check of every line has passed.

${markdown(table)}

## What was seen

${seen(results).join('\n')}

## Where the lines differ

${markdown([['Difference', 'What takes care of it'], ...DIFFERENCES])}

## Run it

\`\`\`sh
npm run test:e2e                           # all lines, then this page is written anew
npm run test:e2e -- --n8n 2.8              # one line
npm run test:e2e -- --n8n 2.8 --only form  # only checks with this word in their names
npm run pictures                           # the pictures of docs/images
\`\`\`

The first run installs every n8n (about 2 GB each) and, where it is needed, a newer Node.js from npm into \`.cache/\`; later ones take
about ten minutes. The browser is Debian's \`chromium\` with \`fonts-noto-core\`, or the one that \`CHROMIUM\` names. Pictures of every step, and
of a failure, are left in \`.cache/pictures\`. The versions stand in [scripts/n8n/lines.js](../scripts/n8n/lines.js).
`;

module.exports = { page };
