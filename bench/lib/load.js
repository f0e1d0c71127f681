// @ts-check
'use strict';
// Prints how many milliseconds it takes to load and make the node in a file: `node load.js FILE CLASS`.
// A process of its own for each, since a module is loaded once.
const { performance } = require('node:perf_hooks');

const [, , file = '', name = ''] = process.argv;
const startedAt = performance.now();
const Node = require(file)[name];
new Node();
console.log(performance.now() - startedAt);
