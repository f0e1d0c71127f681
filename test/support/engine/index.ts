// n8n's real engine for tests, without n8n's server, database and editor.
export { credential, type Credential } from './credentials';
export { testCredential } from './credential-test';
export { editorMethod, type EditorOptions, type EditorResults } from './editor';
export { loadPackage } from './loadPackage.js';
export {
	runNode,
	type NodeRun,
	type NodeSettings,
	type RunError,
	type RunNodeOptions,
} from './run-node';
export { runWorkflow, type RunWorkflowOptions } from './run-workflow';
