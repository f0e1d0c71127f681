import type { IDataObject, INodeType } from 'n8n-workflow';

import { amocrm, tokenFor } from '../../test/support/amocrm';
import { runNode } from '../../test/support/engine';
import { companies, parametersFor, type Mode } from '../lib/companies';
import { collectGarbage, cpuMs } from '../lib/meters.js';
import { readingNode } from '../lib/readingNode';
import type { Account } from '../lib/requests';

export interface CostInput {
	account: Account;
	mode: Mode;
	/** Batch size and return option. */
	options: IDataObject;
	/** Row counts to measure with; of equal ones the best result counts, since the machine runs other work too. */
	sizes: number[];
}

export interface Cost {
	rows: number;
	/** Processor time per row, in microseconds. */
	whole: number;
	/** The same for a node that only reads its parameters. */
	baseline: number;
}

/** Runs before the first measurement, so that all code is compiled. */
const WARM_UP_ROWS = 8000;

/** The processor time of a run, compared with that of a node that only reads the same parameters. */
export async function cost(
	{ account, mode, options, sizes }: CostInput,
	note: (text: string) => void,
): Promise<Cost[]> {
	const parameters = parametersFor(mode, options);
	const credentials = [tokenFor(account)];
	const run = async (node: INodeType, rows: number) => {
		const input = companies(rows);
		collectGarbage();
		const before = cpuMs();
		const { items, error } = await runNode({ node, parameters, credentials, input });
		const used = ((cpuMs() - before) * 1000) / rows;
		if (error) throw error;
		if (items.length !== rows) throw new Error(`${items.length} of ${rows} companies were created`);
		return { used, record: items[0]?.json ?? {} };
	};
	const { record } = await run(amocrm, WARM_UP_ROWS);
	const reading = readingNode(mode, record);
	await run(reading, WARM_UP_ROWS);
	const costs = new Map<number, Cost>();
	for (const rows of sizes) {
		note(`${rows} rows, ${mode}, ${String(options.return)}`);
		const baseline = await run(reading, rows);
		const whole = await run(amocrm, rows);
		const known = costs.get(rows) ?? { rows, whole: Infinity, baseline: Infinity };
		costs.set(rows, {
			rows,
			whole: Math.min(known.whole, whole.used),
			baseline: Math.min(known.baseline, baseline.used),
		});
	}
	return [...costs.values()];
}
