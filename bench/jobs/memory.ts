import { sleep, type IDataObject } from 'n8n-workflow';

import { amocrm, tokenFor } from '../../test/support/amocrm';
import { runNode } from '../../test/support/engine';
import { companies, parametersFor, type Mode } from '../lib/companies';
import { liveHeap } from '../lib/meters.js';
import { readingNode } from '../lib/readingNode';
import type { Account } from '../lib/requests';

export interface MemoryInput {
	account: Account;
	mode: Mode;
	options: IDataObject;
	rows: number;
}

/** Live bytes per row at the peak of a run. */
export interface MemoryUse {
	whole: number;
	baseline: number;
}

const SAMPLE_EVERY_MS = 2000;

/** The peak memory use of a run, compared with that of a node that only reads the same parameters. */
export async function memory({ account, mode, options, rows }: MemoryInput): Promise<MemoryUse> {
	const parameters = parametersFor(mode, options);
	const credentials = [tokenFor(account)];
	const warm = await runNode({ node: amocrm, parameters, credentials, input: companies(500) });
	const record = warm.items[0]?.json ?? {};

	const input = companies(rows);
	let most = 0;
	const sample = () => {
		most = Math.max(most, liveHeap());
	};
	const atRest = liveHeap();
	await runNode({ node: readingNode(mode, record, sample), parameters, credentials, input });
	const baseline = (most - atRest) / rows;

	most = 0;
	let running = true;
	const sampling = async () => {
		while (running) {
			await sleep(SAMPLE_EVERY_MS);
			if (running) sample();
		}
	};
	const sampled = sampling();
	const { error, items } = await runNode({ node: amocrm, parameters, credentials, input });
	if (error) throw error;
	sample();
	running = false;
	await sampled;
	if (items.length !== rows) throw new Error(`${items.length} of ${rows} companies were created`);
	return { whole: (most - atRest) / rows, baseline };
}
