import type { IDataObject } from 'n8n-workflow';

import type { EntityName, Sandbox } from '../../sandbox';
import { byName, fieldValue, runAmocrm, type Json } from './amocrm';

/** One key of 'Match By': a type, or the name of a custom field. */
export const key = (by: string): Json =>
	['customField', 'email', 'id', 'name', 'phone'].includes(by)
		? { by }
		: { by: 'customField', field_id: byName(by) };

const PLURALS: Record<string, EntityName> = {
	company: 'companies',
	contact: 'contacts',
	lead: 'leads',
};

/** Fields at the top level of each resource's form. */
const OPEN: Record<string, string[]> = {
	company: ['name', 'responsible_user_id', 'custom_fields_values'],
	contact: ['first_name', 'last_name', 'custom_fields_values'],
	lead: ['name', 'status_id', 'custom_fields_values'],
};

/** Parameters of Create or Update with the form, with the default `matchBy` unless given. */
export function upsert(
	resource: string,
	row: Json | Json[],
	{ matchBy, ...options }: Json & { matchBy?: string[] } = {},
): Json {
	const open = OPEN[resource] ?? [];
	const entries = [row].flat().map((fields) => {
		const isOpen = ([name]: [string, unknown]) => open.includes(name);
		const additional = Object.entries(fields).filter((field) => !isOpen(field));
		return {
			...Object.fromEntries(Object.entries(fields).filter(isOpen)),
			additionalFields: Object.fromEntries(additional),
		};
	});
	return {
		resource,
		operation: 'upsert',
		[PLURALS[resource] ?? '']: { [resource]: entries },
		...(matchBy ? { matchBy: { key: matchBy.map(key) } } : {}),
		options,
	};
}

/** Parameters of Create or Update with raw JSON. */
export const upsertJson = (
	resource: string,
	rows: unknown,
	{ matchBy, ...options }: Json & { matchBy?: string[] } = {},
): Json => ({
	resource,
	operation: 'upsert',
	jsonParameters: true,
	[`${PLURALS[resource] ?? ''}Json`]: rows,
	...(matchBy ? { matchBy: { key: matchBy.map(key) } } : {}),
	options,
});

/** The form of a contact with first name, phone and email from the columns `name`, `phone`, `email`. */
export const contactColumns: Json = {
	first_name: '={{ $json.name }}',
	custom_fields_values: {
		field: [fieldValue('Phone', '={{ $json.phone }}'), fieldValue('Email', '={{ $json.email }}')],
	},
};

/** A contact as raw JSON. */
export const contact = (name: string, phones: string[], emails: string[] = []): IDataObject => ({
	name,
	custom_fields_values: [
		...(phones.length > 0 ? [texts('PHONE', phones)] : []),
		...(emails.length > 0 ? [texts('EMAIL', emails)] : []),
	],
});

export const texts = (code: string, values: string[]): IDataObject => ({
	field_code: code,
	values: values.map((value) => ({ value })),
});

/** Creates records over the API and returns their IDs in order. */
export async function stored(
	sandbox: Sandbox,
	resource: string,
	records: IDataObject[],
): Promise<number[]> {
	const run = await runAmocrm(sandbox, {
		parameters: {
			resource,
			operation: 'create',
			jsonParameters: true,
			[`${PLURALS[resource] ?? `${resource}s`}Json`]: records,
			options: { return: 'ids' },
		},
	});
	if (run.error) throw run.error;
	sandbox.clearLog();
	return run.items.map(({ json }) => Number(json.id));
}

/** The texts of a record's field, by its code. */
export const textsOf = (sandbox: Sandbox, kind: EntityName, id: unknown, code: string): unknown[] =>
	sandbox
		.records(kind)
		.filter((record) => record.id === id)
		.flatMap(({ custom_fields_values: fields }) => fields ?? [])
		.filter(({ field_code }) => field_code === code)
		.flatMap(({ values }) => values.map(({ value }) => value));
