// @ts-check
'use strict';
const assert = require('node:assert/strict');
const { NODE_TYPE } = require('../../../scripts/n8n/project');
const { connect } = require('../lib/connect');
const { withSandbox } = require('../lib/sandbox');
const { chained } = require('../lib/workflow');

const TOOL = 'Create company';
/** The name under which n8n shows the tool to the agent. */
const TOOL_NAME = TOOL.replaceAll(' ', '_');
const ANSWERS = { name: 'Rocket LLC' };

/** @param {import('../lib/connect').Credentials} credentials */
function agentWorkflow(credentials) {
	const company = { name: "={{ $fromAI('name', 'Name of the company', 'string') }}" };
	const workflow = chained([
		{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
		{ name: 'Agent', type: '@n8n/n8n-nodes-langchain.agent', typeVersion: 2 },
	]);
	const tool = {
		id: 'tool',
		name: TOOL,
		type: `${NODE_TYPE}Tool`,
		typeVersion: 1,
		position: [0, 220],
		parameters: { resource: 'company', operation: 'create', companies: { company: [company] } },
		credentials,
	};
	return {
		...workflow,
		nodes: [...workflow.nodes, tool],
		connections: {
			...workflow.connections,
			[TOOL]: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
		},
	};
}

/**
 * Runs the tool with the answers an agent would give, as the editor's "Execute step" on a tool does: no
 * language model is needed.
 *
 * @param {import('../lib/world').World} world
 */
const tool = ({ api }) =>
	withSandbox({}, async (sandbox) => {
		const workflow = await api.createWorkflow(agentWorkflow(await connect(api, sandbox)));
		const { executionId } = await api.call('POST', `/workflows/${workflow.id}/run`, {
			workflowData: workflow,
			triggerToStartFrom: { name: 'Start' },
			destinationNode: { nodeName: TOOL, mode: 'inclusive' },
			// n8n 1 takes the answers as they are, n8n 2 by the name of the tool.
			agentRequest: { query: { ...ANSWERS, [TOOL_NAME]: ANSWERS }, tool: { name: TOOL_NAME } },
		});
		const { status, message } = await api.finished(executionId);
		assert.equal(status, 'success', message);
		assert.deepEqual(
			sandbox.records('companies').map(({ name }) => name),
			[ANSWERS.name],
		);
		return 'a company with the name an agent would give';
	});

module.exports = { name: 'Run as a tool of an AI agent', run: tool };
