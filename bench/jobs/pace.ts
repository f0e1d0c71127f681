import type { IDataObject } from 'n8n-workflow';

import { createCompanies } from '../lib/companies';
import {
	forget,
	mostInASecond,
	refusedIn,
	seen,
	usedOfLimit,
	whileWriting,
	type Account,
} from '../lib/requests';

export interface PaceRun {
	name: string;
	rows: number;
	options: IDataObject;
}

export interface Paced {
	name: string;
	rows: number;
	requests: number;
	/** Request rate as a fraction of the limit. */
	used: number;
	rowsPerSecond: number;
	refused: number;
	mostInASecond: number;
}

/** Consecutive runs of the node in one process: the first one is cold, the others know their share. */
export async function pace(
	{ account, runs }: { account: Account; runs: PaceRun[] },
	note: (text: string) => void,
): Promise<Paced[]> {
	const results: Paced[] = [];
	for (const { name, rows, options } of runs) {
		note(name);
		await forget(account);
		const startedAt = performance.now();
		await createCompanies(account, rows, options);
		const seconds = (performance.now() - startedAt) / 1000;
		const requests = await seen(account);
		results.push({
			name,
			rows,
			requests: requests.length,
			used: usedOfLimit(whileWriting(requests)),
			rowsPerSecond: rows / seconds,
			refused: refusedIn(requests),
			mostInASecond: mostInASecond(requests),
		});
	}
	return results;
}
