// @ts-check
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { filesIn } = require('../../../scripts/lib/files');
const { root } = require('../../../scripts/lib/run');

/** @typedef {Pick<import('n8n-workflow').IWorkflowBase, 'name' | 'nodes' | 'connections'>} Example */

/** @param {string} file path from the project folder */
const textOf = (file) => readFileSync(path.join(root, file), 'utf8');

/** The examples of today, and as they were when people first imported them. */
const exampleFolders = ['examples', 'test/frozen/examples'];

/**
 * The workflow of an example.
 *
 * @param {string} folder
 * @param {string} name of the file in the folder, without its ending
 * @returns {Example}
 */
const example = (folder, name) => JSON.parse(textOf(`${folder}/${name}.json`));

/**
 * Names of all examples in a folder.
 *
 * @param {string} folder
 */
const exampleNames = (folder) =>
	filesIn([folder], /\.json$/).map((file) => path.basename(file, '.json'));

const exampleList = () => textOf('examples/README.md');

module.exports = { example, exampleFolders, exampleList, exampleNames };
