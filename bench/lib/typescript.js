// @ts-check
'use strict';
// Loading this makes `require` understand TypeScript.
require('tsx/cjs');

// `require('./Amocrm.node')` means the code, not the Amocrm.node.json beside it: what is registered last is tried last.
const json = require.extensions['.json'];
Reflect.deleteProperty(require.extensions, '.json');
require.extensions['.json'] = json;
