// @ts-check
const { mkdirSync, renameSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const folder = path.resolve(__dirname, '../../../.cache/n8n-engine');
const encryptionKey = 'only-for-tests';

/**
 * n8n-core reads and writes `<user folder>/.n8n/config` when it is loaded. Renaming a finished file
 * into place keeps two test processes that start together from reading half of it.
 */
function writeSettings() {
	const settings = path.join(folder, '.n8n');
	const draft = path.join(settings, `config.${process.pid}`);
	mkdirSync(settings, { recursive: true });
	writeFileSync(draft, JSON.stringify({ encryptionKey }), { mode: 0o600 });
	renameSync(draft, path.join(settings, 'config'));
}

writeSettings();
process.env.N8N_USER_FOLDER = folder;
process.env.N8N_ENCRYPTION_KEY = encryptionKey;
process.env.N8N_LOG_LEVEL = 'silent';
