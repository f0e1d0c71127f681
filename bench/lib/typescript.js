// @ts-check
'use strict';
// Lets `require` read the project's TypeScript as the compiler makes it for the package: also `import()` becomes `require`.
const fs = require('node:fs');
const ts = require('typescript');

const compilerOptions = {
	module: ts.ModuleKind.CommonJS,
	target: ts.ScriptTarget.ES2022,
	esModuleInterop: true,
	inlineSourceMap: true,
};

/**
 * @param {NodeJS.Module & { _compile?: (code: string, file: string) => void }} module
 * @param {string} fileName
 */
function compile(module, fileName) {
	const source = fs.readFileSync(fileName, 'utf8');
	module._compile?.(ts.transpileModule(source, { compilerOptions, fileName }).outputText, fileName);
}

require.extensions['.ts'] = compile;
// Looked for last: beside the node's own file stands a .json of the same name.
const json = require.extensions['.json'];
Reflect.deleteProperty(require.extensions, '.json');
require.extensions['.json'] = json;
