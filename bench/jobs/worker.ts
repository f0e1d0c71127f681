import { sleep } from 'n8n-workflow';

import { createCompanies } from '../lib/companies';
import type { Account } from '../lib/requests';

export interface WorkerInput {
	account: Account;
	rows: number;
	batchSize: number;
	/** Start time in milliseconds since 1970, so that processes can start together. */
	startAt: number;
}

export interface Worked {
	/** Milliseconds since 1970. */
	startedAt: number;
	endedAt: number;
}

/** One of several processes that use the account at the same time. */
export async function worker({ account, rows, batchSize, startAt }: WorkerInput): Promise<Worked> {
	await sleep(Math.max(startAt - Date.now(), 0));
	const startedAt = Date.now();
	await createCompanies(account, rows, { batchSize, return: 'ids' }, 'list');
	return { startedAt, endedAt: Date.now() };
}
