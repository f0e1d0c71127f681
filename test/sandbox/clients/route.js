// @ts-check
const https = require('node:https');
const net = require('node:net');

const { globalAgent } = https;
const { fetch } = globalThis;

/**
 * The account's host as clients know it: they build `https://` addresses themselves, with no way to name another port.
 */
const host = 'demo.amocrm.ru';

/**
 * `https.request` to any host reaches the sandbox, until `restore()`.
 *
 * @param {string} url the sandbox's address
 */
function sendHttpsTo(url) {
	const port = Number(new URL(url).port);
	const agent = new https.Agent();
	Object.assign(agent, { createConnection: () => net.connect(port, '127.0.0.1') });
	https.globalAgent = agent;
}

/**
 * `fetch` of the account's host reaches the sandbox, until `restore()`.
 *
 * @param {string} url the sandbox's address
 */
function sendFetchTo(url) {
	globalThis.fetch = (target, init) => fetch(String(target).replace(`https://${host}`, url), init);
}

/** Requests go where they are sent to again. */
function restore() {
	https.globalAgent = globalAgent;
	globalThis.fetch = fetch;
}

module.exports = { host, restore, sendFetchTo, sendHttpsTo };
