// @ts-check
'use strict';
const os = require('node:os');

/** Time that all processors together have worked for this process so far, in milliseconds. */
function cpuMs() {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

/** Throws away what nobody needs any more. Needs --expose-gc. */
function collectGarbage() {
	if (!globalThis.gc) throw new Error('This process was started without --expose-gc');
	globalThis.gc();
}

/** Bytes that are in use and cannot be freed. Needs --expose-gc. */
function liveHeap() {
	collectGarbage();
	return process.memoryUsage().heapUsed;
}

/** The kind of machine, for a report that others can place. */
const machine = () => ({
	cores: os.cpus().length,
	memory: Math.round(os.totalmem() / 2 ** 30),
	node: process.versions.node,
	date: new Date().toISOString().slice(0, 10),
});

module.exports = { collectGarbage, cpuMs, liveHeap, machine };
