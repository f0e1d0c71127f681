// @ts-check
const { inspect } = require('node:util');
const { Linter } = require('eslint');
const parser = require('@typescript-eslint/parser');
const plugin = require('eslint-plugin-n8n-nodes-base');

// The rules n8n's own lint configuration switches off for community nodes.
const off = [
	'n8n-nodes-base/node-class-description-inputs-wrong-regular-node',
	'n8n-nodes-base/node-class-description-outputs-wrong',
	'n8n-nodes-base/node-param-type-options-max-value-present',
];

const rules = {
	...plugin.configs.nodes.rules,
	...Object.fromEntries(off.map((rule) => [rule, /** @type {const} */ ('off')])),
};

/**
 * The rules read source text and see only literals, so properties that are computed would pass
 * unread. Printed back as source they get the same check as written ones.
 *
 * @param {import('n8n-workflow').INodeProperties[]} properties
 */
function sourceOf(properties) {
	const text = inspect(properties, {
		depth: Infinity,
		maxArrayLength: null,
		maxStringLength: null,
		compact: false,
	});
	return `export const properties: INodeProperties[] = ${text};`;
}

/**
 * Lints a node's properties with n8n's rules for nodes.
 *
 * @param {import('n8n-workflow').INodeProperties[]} properties
 * @returns {string[]} one line per finding: rule, message and the text it stands at; empty when clean
 */
function lintProperties(properties) {
	const source = sourceOf(properties);
	const lines = source.split('\n');
	const findings = new Linter({ configType: 'flat' }).verify(
		source,
		[
			{
				files: ['**/*.ts'],
				languageOptions: { parser },
				plugins: { 'n8n-nodes-base': plugin },
				rules,
			},
		],
		{ filename: 'nodes/Amocrm/Amocrm.node.ts' },
	);
	return findings.map(({ ruleId, message, line, endLine = line }) => {
		const place = lines.slice(line - 1, Math.min(endLine, line + 7)).map((text) => text.trim());
		return `${ruleId ?? 'parser'}: ${message} At: ${place.join(' ')}`;
	});
}

module.exports = { lintProperties };
