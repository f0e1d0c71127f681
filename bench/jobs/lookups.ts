import { sleep } from 'n8n-workflow';

import { amocrm, tokenFor } from '../../test/support/amocrm';
import { editorMethod } from '../../test/support/engine';
import { createCompanies } from '../lib/companies';
import type { Account } from '../lib/requests';

export interface LookupsInput {
	account: Account;
	rows: number;
	lookups: number;
}

/**
 * Opens the editor's list of users again and again while the same process imports. Every time with a credential of its own,
 * since lists are remembered for each. Returns the waits, in milliseconds.
 */
export async function lookups({ account, rows, lookups: count }: LookupsInput): Promise<number[]> {
	const importing = createCompanies(account, rows, { batchSize: 50, return: 'ids' }, 'list');
	const waits: number[] = [];
	// Until the process is at full speed, nobody would have to wait.
	await sleep(5000);
	for (let n = 0; n < count; n += 1) {
		const askedAt = performance.now();
		await editorMethod('listSearch', {
			node: amocrm,
			method: 'searchUsers',
			credentials: [tokenFor(account)],
		});
		waits.push(performance.now() - askedAt);
		await sleep(1700);
	}
	await importing;
	return waits;
}
