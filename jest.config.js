// @ts-check

/**
 * @param {string} displayName
 * @param {string[]} folders
 * @param {string[]} setupFiles
 */
const project = (displayName, folders = [displayName], setupFiles = []) => ({
	displayName,
	setupFiles,
	roots: ['credentials', 'nodes', 'sandbox', 'test'].map((folder) => `<rootDir>/${folder}`),
	testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
	testEnvironment: 'node',
	transform: {
		'^.+\\.ts$': /** @type {[string, Record<string, unknown>]} */ ([
			'ts-jest',
			{ tsconfig: '<rootDir>/test/tsconfig.json' },
		]),
	},
});

const LAZY_CODE = ['<rootDir>/test/support/lazyCode.js'];

/** @type {import('jest').Config} */
module.exports = {
	projects: [
		project('unit'),
		project('sandbox'),
		project('engine', ['engine', 'support'], LAZY_CODE),
		project('package'),
		project('fuzz'),
	],
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
	coverageReporters: ['text-summary', 'json'],
	testTimeout: 120_000,
	// Every engine test file loads n8n-core anew (some hundred MB): two at a time, and no hoarding.
	maxWorkers: 2,
	workerIdleMemoryLimit: '1.5GB',
};
