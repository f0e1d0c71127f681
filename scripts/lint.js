// @ts-check
const { build, isStale } = require('./lib/build');
const { gate } = require('./lib/gate');
const { plainRules } = require('./lib/plainRules');
const { run } = require('./lib/run');
const { stage } = require('./lib/stage');

const prettier = ['--check', '--log-level', 'warn', '**/*.{ts,js,json}'];
const classic = ['--ext', '.ts,.js,.json', '--max-warnings', '0', '.'];
const ready = async () => (isStale() ? await build() : { ok: true, output: '' });

/** @type {Array<[name: string, work: () => Promise<import('./lib/run').Outcome>]>} */
const stages = [
	['n8n lint, strict', () => run('n8n-node', ['lint'])],
	['classic lint', () => run('eslint', classic, { ESLINT_USE_FLAT_CONFIG: 'false' })],
	['verification gate, sources', () => gate()],
	['build for the gate', ready],
	['verification gate, shipped code', () => gate(['dist/**/*.js', 'package.json'])],
	['no silenced rules, no type any', plainRules],
	['format', () => run('prettier', prettier)],
];

async function main() {
	let failed = 0;
	for (const [name, work] of stages) {
		const { ok } = await stage(name, work);
		if (!ok) failed += 1;
	}
	process.exitCode = failed === 0 ? 0 : 1;
}

void main();
