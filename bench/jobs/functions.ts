import { Session } from 'node:inspector/promises';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { amocrm, tokenFor } from '../../test/support/amocrm';
import { runNode } from '../../test/support/engine';
import { companies, parametersFor } from '../lib/companies';
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
	const session = new Session();
	session.connect();
	await session.post('Profiler.enable');
	const used: Used[] = [];
	for (const [row, parameters] of Object.entries(ROWS)) {
		const run = async (input: IDataObject[]) => {
			const credentials = [tokenFor(account)];
			const { error } = await runNode({ node: amocrm, parameters, credentials, input });
			if (error) throw error;
		};
		await run(companies(1));
		await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
		await run(companies(1));
		const { result } = await session.post('Profiler.takePreciseCoverage');
		used.push({ row, ...counted(result) });
	}
	session.disconnect();
	return used;
}

type Coverage = Awaited<ReturnType<typeof takeCoverage>>['result'];
const takeCoverage = async (session: Session) => await session.post('Profiler.takePreciseCoverage');

function counted(coverage: Coverage): Omit<Used, 'row'> {
	const own = coverage.filter(({ url }) => url.includes('/nodes/Amocrm/'));
	// The function that begins with its file is the module itself.
	const called = own.map(
		(file) =>
			file.functions.filter(
				({ ranges: [range] }) => range && range.count > 0 && range.startOffset > 0,
			).length,
	);
	return {
		functions: called.reduce((sum, count) => sum + count, 0),
		files: called.filter((count) => count > 0).length,
	};
}
