// @ts-check
const { filesIn, newest } = require('./files');
const { run } = require('./run');

const sources = ['nodes', 'credentials', 'icons'];

/** Whether `dist` lacks something, holds something that is gone, or is older than what it is made of. */
function isStale() {
	const built = filesIn(['dist'], /\.js$/);
	const made = filesIn(['nodes', 'credentials'], /\.ts$/).map(
		(file) => `dist/${file.replace(/\.ts$/, '.js')}`,
	);
	if (built.sort().join() !== made.sort().join()) return true;
	return newest(built) < newest(filesIn(sources, /\.(ts|json|svg)$/));
}

/** @returns {Promise<import('./run').Outcome>} */
async function build() {
	return await run('npm', ['run', 'build', '--silent']);
}

module.exports = { build, isStale };
