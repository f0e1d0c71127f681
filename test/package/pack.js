// @ts-check
const { execFileSync } = require('node:child_process');
const { existsSync, mkdirSync, readFileSync, rmSync } = require('node:fs');
const path = require('node:path');
const { build, isStale } = require('../../scripts/lib/build');
const { root } = require('../../scripts/lib/run');

// Inside the project, so that the unpacked package finds n8n-workflow as it does inside n8n; below a
// folder that linters skip, because what is unpacked there is no source.
const folder = path.join(root, '.cache', 'packed', 'node_modules');

/**
 * @typedef {object} Packed
 * @property {string} folder where the tarball is unpacked
 * @property {string[]} files paths inside the package
 * @property {number} bytes unpacked size
 * @property {(file: string) => string} read text of a packed file
 * @property {(file: string) => boolean} has
 */

/**
 * Makes the tarball that `npm publish` would send and unpacks it; builds first when `dist` is not up to date.
 *
 * @returns {Promise<Packed>}
 * @throws {Error} when the build or npm fails, with what it printed
 */
async function pack() {
	if (isStale()) {
		const { ok, output } = await build();
		if (!ok) throw new Error(output);
	}
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const answer = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
		cwd: root,
		encoding: 'utf8',
		stdio: 'pipe',
	});
	/** @type {Array<{ filename: string, unpackedSize: number, files: Array<{ path: string }> }>} */
	const [tarball] = JSON.parse(answer);
	if (!tarball) throw new Error(`npm packed nothing: ${answer}`);
	execFileSync('tar', ['-xzf', tarball.filename], { cwd: folder });
	const unpacked = path.join(folder, 'package');
	return {
		folder: unpacked,
		files: tarball.files.map((file) => file.path),
		bytes: tarball.unpackedSize,
		read: (file) => readFileSync(path.join(unpacked, file), 'utf8'),
		has: (file) => existsSync(path.join(unpacked, file)),
	};
}

module.exports = { pack };
