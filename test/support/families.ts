import type { IDataObject } from 'n8n-workflow';

import { objectsIn } from '../../nodes/Amocrm/transport/http/json';
import type { Sandbox } from '../../sandbox';

export const phoneOf = (record: IDataObject | undefined) =>
	objectsIn(record?.custom_fields_values)
		.filter(({ field_code: code }) => code === 'PHONE')
		.flatMap(({ values }) => objectsIn(values))
		.map(({ value }) => value)
		.join();

/** Lead, contact's name and phone, company's name: what belongs together. */
export function families(sandbox: Sandbox): string[] {
	const contacts = new Map(sandbox.records('contacts').map((one) => [one.id, one]));
	const companies = new Map(sandbox.records('companies').map((one) => [one.id, one]));
	return sandbox.records('leads').map((lead) => {
		const embedded: IDataObject = Object(lead._embedded);
		const [contact] = objectsIn(embedded.contacts).map(({ id }) => contacts.get(Number(id)));
		const [company] = objectsIn(embedded.companies).map(({ id }) => companies.get(Number(id)));
		return [lead.name, contact?.name, phoneOf(contact), company?.name].join(' | ');
	});
}
