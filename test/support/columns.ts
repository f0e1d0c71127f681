import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox';
import { runAmocrm, type Json, type NodeOptions } from './amocrm';
import type { NodeRun } from './engine';

/** Parameters of an operation with 'Map Columns', as the editor stores them. */
export const columns = (
	resource: string,
	operation: string,
	mapper: Json,
	options: Json = {},
): Json => ({
	resource,
	operation,
	inputMode: 'columns',
	columns: { matchingColumns: [], schema: [], value: null, ...mapper },
	options,
});

/** The same, with columns matched by name. */
export const byColumnNames = (resource: string, operation = 'create', options: Json = {}): Json =>
	columns(resource, operation, { mappingMode: 'autoMapInputData' }, options);

/** Runs rows with columns matched by name; errors are returned in place of their rows. */
export const runRows = async (
	sandbox: Sandbox,
	parameters: Json,
	rows: Json[],
	settings: NodeOptions = { onError: 'continueRegularOutput' },
): Promise<NodeRun> =>
	await runAmocrm(sandbox, {
		parameters,
		input: JSON.parse(JSON.stringify(rows)),
		...settings,
	});

/** Custom fields of a record in the API's format, by name. */
export const valuesOf = (record: IDataObject | undefined): Json =>
	Object.fromEntries(
		(Array.isArray(record?.custom_fields_values) ? record.custom_fields_values : []).map(
			(field) => {
				const { field_name: name, values } = Object(field);
				return [name, values];
			},
		),
	);

/** Names of a record's tags in the API's format. */
export const tagsOf = (record: IDataObject | undefined): string[] =>
	Object(record?._embedded).tags.map(({ name }: IDataObject) => name);
