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
 * Repeatedly opens the editor's list of users while the same process imports, each time with another credential, since
 * lists are cached per credential. Returns the waiting times in milliseconds.
 */
export async function lookups({ account, rows, lookups: count }: LookupsInput): Promise<number[]> {
	const importing = createCompanies(account, rows, { batchSize: 50, return: 'ids' }, 'list');
	const waits: number[] = [];
	// Until the process is at full speed, there is nothing to wait for.
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
