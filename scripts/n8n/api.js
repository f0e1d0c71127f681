// @ts-check
'use strict';
const path = require('node:path');
const { createRequire } = require('node:module');
const { setTimeout: sleep } = require('node:timers/promises');

const RUN_SECONDS = 600;

/** @typedef {{ json: Record<string, unknown>, pairedItem?: { item: number } | number }} Item */
/** @typedef {{ id: string, name: string, nodes: Array<Record<string, unknown>> }} Workflow as n8n saves it */
/** @typedef {{ status: string, outputs: (node: string, output?: number) => Item[], message?: string, milliseconds: number }} Execution */

/** @typedef {ReturnType<typeof n8nApi>} Api */

/**
 * The calls n8n's own editor makes, as far as the demo and the tests need them.
 *
 * @param {string} url n8n's address
 * @param {string} n8nFolder where n8n is installed; its parser of execution data is used
 */
function n8nApi(url, n8nFolder) {
	const { parse } = createRequire(path.join(n8nFolder, 'node_modules/n8n/package.json'))('flatted');
	let cookie = '';

	/**
	 * @template T
	 * @param {string} method
	 * @param {string} route
	 * @param {unknown} [body]
	 * @returns {Promise<T>} the `data` of the answer
	 * @throws {Error} with n8n's own message
	 */
	async function call(method, route, body) {
		const request = async () =>
			await fetch(`${url}/rest${route}`, {
				method,
				headers: { 'content-type': 'application/json', cookie },
				body: body === undefined ? undefined : JSON.stringify(body),
			});
		// A busy n8n closes idle connections at the moment they are used again; a read can be repeated.
		const response = await request().catch(async (error) => {
			if (method !== 'GET') throw error;
			await sleep(1_000);
			return await request();
		});
		cookie =
			response.headers
				.getSetCookie()
				.map((line) => line.split(';', 1)[0])
				.join('; ') || cookie;
		const text = await response.text();
		if (!response.ok)
			throw new Error(`n8n refused ${method} ${route} (${response.status}): ${text.slice(0, 500)}`);
		return JSON.parse(text || '{}').data;
	}

	/**
	 * A page or file of n8n outside its interface, asked for as the same user.
	 * @param {string} address whole, or a path
	 */
	const open = (address) => fetch(new URL(address, url), { headers: { cookie } });

	/** @param {string} executionId @returns {Promise<Execution>} */
	async function finished(executionId) {
		for (let second = 0; second < RUN_SECONDS; second += 0.5) {
			const { status } = await call('GET', `/executions/${executionId}`);
			if (!['new', 'running', 'waiting', 'unknown'].includes(status)) break;
			await sleep(500);
		}
		const execution = await call('GET', `/executions/${executionId}`);
		const { resultData } = parse(execution.data);
		return {
			status: execution.status,
			message: resultData.error?.message,
			milliseconds: Date.parse(execution.stoppedAt) - Date.parse(execution.startedAt),
			outputs: (node, output = 0) => resultData.runData[node]?.[0]?.data?.main?.[output] ?? [],
		};
	}

	return {
		url,
		call,
		open,
		finished,

		/** Creates the first user and stays logged in as this one. @param {{ email: string, password: string, firstName: string, lastName: string }} owner */
		createOwner: (owner) => call('POST', '/owner/setup', owner),

		/** @param {{ name: string, type: string, data: Record<string, unknown> }} credential @returns {Promise<{ id: string, name: string }>} */
		createCredential: (credential) => call('POST', '/credentials', credential),

		/**
		 * What the "Retry" button behind a credential does.
		 * @param {{ id: string, name: string, type: string, data: Record<string, unknown> }} credentials
		 * @returns {Promise<{ status: 'OK' | 'Error', message: string }>}
		 */
		testCredential: (credentials) => call('POST', '/credentials/test', { credentials }),

		/** @param {Record<string, unknown>} workflow @returns {Promise<Workflow>} */
		createWorkflow: (workflow) =>
			// n8n 1 wants to be told that it is not active.
			call('POST', '/workflows', { active: false, ...workflow }),

		/** The node types the editor knows, by name. @param {string} name @returns {Promise<{ displayName: string } | undefined>} */
		async nodeType(name) {
			const [description] = await call('POST', '/node-types', {
				nodeInfos: [{ name, version: 1 }],
			});
			return description;
		},

		/**
		 * What the "Execute workflow" button does, waiting for the end.
		 * @param {Workflow} workflow as saved
		 * @param {string} trigger name of the node to start from
		 * @returns {Promise<Execution & { id: string }>}
		 */
		async runWorkflow(workflow, trigger) {
			const started = await call('POST', `/workflows/${workflow.id}/run`, {
				workflowData: workflow,
				triggerToStartFrom: { name: trigger },
			});
			return { id: started.executionId, ...(await finished(started.executionId)) };
		},
	};
}

module.exports = { n8nApi };
