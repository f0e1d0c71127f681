import axios from 'axios';

import { companies } from '../lib/companies';
import type { Account } from '../lib/requests';

/** The usual design of nodes: one request per row, one at a time. Returns rows per second. */
export async function usualNode({
	account,
	rows,
}: {
	account: Account;
	rows: number;
}): Promise<number> {
	const headers = { Authorization: `Bearer ${account.token}` };
	const startedAt = performance.now();
	for (const { name } of companies(rows)) {
		await axios.post(`${account.url}/api/v4/companies`, [{ name }], { headers });
	}
	return rows / ((performance.now() - startedAt) / 1000);
}
