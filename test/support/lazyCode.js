// @ts-check
'use strict';
const path = require('node:path');
const { filesIn } = require('../../scripts/lib/files');

// Loads what the node loads when it is used: Jest refuses to load anything between tests, which is where tests that run at the
// same time often are.
for (const file of filesIn(['nodes/Amocrm'], /\/(run|codec|reader|column|methods|choices)\.ts$/))
	require(path.join(__dirname, '../..', file));
