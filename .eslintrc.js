const communityNodes = require('@n8n/eslint-plugin-community-nodes');
const nodesBase = require('eslint-plugin-n8n-nodes-base');

// The same rules as n8n's flat config (eslint.config.mjs), in the classic form older tools read,
// plus our own .js files, which n8n's config leaves alone.
module.exports = {
	root: true,
	parser: '@typescript-eslint/parser',
	parserOptions: { sourceType: 'module', extraFileExtensions: ['.json'] },
	ignorePatterns: [
		'dist/**',
		'coverage/**',
		'.cache/**',
		'**/*.mjs',
		'**/*.json',
		'!/package.json',
	],
	reportUnusedDisableDirectives: true,
	noInlineConfig: true,
	plugins: ['@n8n/community-nodes', 'n8n-nodes-base', '@typescript-eslint', 'regexp'],
	overrides: [
		{
			files: ['**/*.js'],
			extends: ['eslint:recommended'],
			parserOptions: { ecmaVersion: 2023, sourceType: 'script' },
			env: { node: true, es2022: true },
			rules: {
				eqeqeq: 'error',
				'no-var': 'error',
				'no-unused-vars': ['error', { ignoreRestSiblings: true }],
				'prefer-const': 'error',
			},
		},
		{
			files: ['package.json'],
			rules: { ...communityNodes.configs.recommended.rules, ...nodesBase.configs.community.rules },
		},
		{
			files: ['**/*.ts'],
			extends: [
				'eslint:recommended',
				'plugin:@typescript-eslint/eslint-recommended',
				'plugin:@typescript-eslint/recommended',
			],
			rules: { ...communityNodes.configs.recommended.rules, 'no-console': 'error' },
		},
		{
			// Cells and answers may be long: no expression may take longer than in proportion to the text.
			files: ['credentials/**/*.ts', 'nodes/**/*.ts'],
			rules: {
				'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
				'regexp/no-super-linear-move': ['error', { report: 'potential' }],
			},
		},
		{
			files: ['credentials/**/*.ts'],
			rules: {
				...nodesBase.configs.credentials.rules,
				'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
				'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
			},
		},
		{
			files: ['nodes/**/*.ts'],
			rules: {
				...nodesBase.configs.nodes.rules,
				'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
				'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
				'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
			},
		},
	],
};
