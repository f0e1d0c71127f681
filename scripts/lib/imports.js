// @ts-check
'use strict';

const { readdirSync, readFileSync } = require('node:fs');
const { dirname, join, relative } = require('node:path');

const root = join(__dirname, '../..');

/**
 * The TypeScript files of a folder of the project, each with those of them that it imports from or hands on, types
 * included. Paths are relative to the folder.
 * @param {string} folder
 * @returns {Map<string, string[]>}
 */
function importsIn(folder) {
	const base = join(root, folder);
	const files = readdirSync(base, { recursive: true, encoding: 'utf8' }).filter((name) =>
		name.endsWith('.ts'),
	);
	/** @param {string} file */
	const importsOf = (file) =>
		[...readFileSync(join(base, file), 'utf8').matchAll(/from '(\.[^']+)'/g)]
			.map(([, target = '']) => `${relative(base, join(base, dirname(file), target))}.ts`)
			.filter((target) => files.includes(target));
	return new Map(files.map((file) => [file, importsOf(file)]));
}

module.exports = { importsIn };
