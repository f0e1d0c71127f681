import type { INodeParameters } from 'n8n-workflow';

import { amocrm, tokenFor } from '../../test/support/amocrm';
import { runNode } from '../../test/support/engine';
import { companies, parametersFor } from '../lib/companies';
import { functionsCalled } from '../lib/coverage.js';
import type { Account } from '../lib/requests';

/** The functions of the node that one row goes through, and the files they are in. */
export interface Used {
	row: string;
	functions: number;
	files: number;
}

const contact: INodeParameters = {
	resource: 'contact',
	operation: 'upsert',
	contacts: {
		contact: [
			{
				first_name: '={{ $json.name }}',
				custom_fields_values: {
					field: [
						{ field_id: { __rl: true, mode: 'name', value: 'Phone' }, value: '={{ $json.phone }}' },
					],
				},
			},
		],
	},
};

/** The rows that are followed. */
const ROWS: Record<string, INodeParameters> = {
	'company, Create': parametersFor('form', {}),
	'contact, Create or Update': contact,
};

/** Counts the functions that run for one row, once all code is loaded. */
export async function functions({ account }: { account: Account }): Promise<Used[]> {
	const used: Used[] = [];
	for (const [row, parameters] of Object.entries(ROWS)) {
		const run = async () => {
			const credentials = [tokenFor(account)];
			const input = companies(1);
			const { error } = await runNode({ node: amocrm, parameters, credentials, input });
			if (error) throw error;
		};
		await run();
		used.push({ row, ...(await functionsCalled('/nodes/Amocrm/', run)) });
	}
	return used;
}
