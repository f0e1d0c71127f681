import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { runNode } from '../../test/support/engine';
import {
	amocrm,
	byName,
	companyForm,
	companyJson,
	customFields,
	tokenFor,
} from '../../test/support/amocrm';
import type { Account } from './requests';

/** How rows reach the node: one form entry per item, or JSON from an expression. */
export type Mode = 'form' | 'json';

/** Input items as from a spreadsheet. */
export const companies = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, i) => ({
		name: `Company ${i} of the long list`,
		phone: `+7 495 ${String(1_000_000 + i)}`,
		email: `office${i}@company${i}.example`,
		inn: String(7_700_000_000 + i),
		manager: i % 2 === 0 ? 'Ivan Petrov' : 'Мария Смирнова',
	}));

const json = `={{ {
	name: $json.name,
	responsible_user_id: 7001002,
	custom_fields_values: [
		{ field_code: 'PHONE', values: [{ value: $json.phone, enum_code: 'WORK' }] },
		{ field_code: 'EMAIL', values: [{ value: $json.email, enum_code: 'WORK' }] },
		{ field_code: 'INN', values: [{ value: $json.inn }] },
	],
} }}`;

const form: IDataObject = {
	name: '={{ $json.name }}',
	responsible_user_id: byName('={{ $json.manager }}'),
	custom_fields_values: customFields(
		['PHONE', '={{ $json.phone }}', 'WORK'],
		['EMAIL', '={{ $json.email }}', 'WORK'],
		['INN', '={{ $json.inn }}'],
	),
};

/** Parameters of the node for one company per input item. */
export function parametersFor(mode: Mode, options: IDataObject): INodeParameters {
	return mode === 'json' ? companyJson(json, options) : companyForm(form, options);
}

/**
 * Runs the node with this many companies that have only a name. Throws unless every row became a company.
 *
 * @param from `items`: one input item each, as usual. `list`: all in one item, which takes no time to read.
 */
export async function createCompanies(
	account: Account,
	rows: number,
	options: IDataObject,
	from: 'items' | 'list' = 'items',
): Promise<void> {
	const input = Array.from({ length: rows }, (_, i) => ({ name: `Company ${i}` }));
	const { items, error } = await runNode({
		node: amocrm,
		credentials: [tokenFor(account)],
		...(from === 'items'
			? { parameters: companyForm({ name: '={{ $json.name }}' }, options), input }
			: {
					parameters: companyJson('={{ $json.companies }}', options),
					input: [{ companies: input }],
				}),
	});
	if (error) throw error;
	if (items.length !== rows) throw new Error(`${items.length} of ${rows} companies were created`);
}
