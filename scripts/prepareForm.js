// @ts-check
'use strict';
// Works the node's form out once, as the last step of the build. n8n loads every node at startup, and the form is always the same.
const fs = require('node:fs');
const path = require('node:path');

const file = path.join(__dirname, '../dist/nodes/Amocrm/form/nodeForm.js');
/** @type {typeof import('../nodes/Amocrm/form/nodeForm')} */
const { nodeForm } = require(file);

// Text is parsed faster than code is compiled, and n8n may change the object it is given.
const text = JSON.stringify(nodeForm()).replace(/[\\']/g, '\\$&');
fs.writeFileSync(
	file,
	`"use strict";\nconst form = '${text}';\n/** Written by scripts/prepareForm.js. */\nexports.nodeForm = () => JSON.parse(form);\n`,
);
