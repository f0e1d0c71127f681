// @ts-check
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { filesIn } = require('../../scripts/lib/files');
const { root } = require('../../scripts/lib/run');

/** @typedef {Pick<import('n8n-workflow').IWorkflowBase, 'name' | 'nodes' | 'connections'>} Example */

/** @param {string} file path from the project folder */
const textOf = (file) => readFileSync(path.join(root, file), 'utf8');

/**
 * The workflow of an example.
 *
 * @param {string} name of the file in examples/, without its ending
 * @returns {Example}
 */
const example = (name) => JSON.parse(textOf(`examples/${name}.json`));

/** Names of all examples. */
const exampleNames = filesIn(['examples'], /\.json$/).map((file) => path.basename(file, '.json'));

const exampleList = () => textOf('examples/README.md');

module.exports = { example, exampleList, exampleNames };
