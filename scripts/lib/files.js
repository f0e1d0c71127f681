// @ts-check
const { existsSync, readdirSync, statSync } = require('node:fs');
const path = require('node:path');
const { root } = require('./run');

/**
 * All files below some folders of the project.
 *
 * @param {string[]} folders
 * @param {RegExp} name what the path must match
 * @returns {string[]} paths from the project folder
 */
function filesIn(folders, name) {
	return folders
		.filter((folder) => existsSync(path.join(root, folder)))
		.flatMap((folder) =>
			readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
				path.join(folder, file),
			),
		)
		.filter((file) => name.test(file) && !file.includes('node_modules'));
}

/**
 * @param {string[]} files
 * @returns {number} when the newest of them was changed, in ms; 0 without files
 */
function newest(files) {
	return Math.max(0, ...files.map((file) => statSync(path.join(root, file)).mtimeMs));
}

module.exports = { filesIn, newest };
