import type {
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { readCustomFields } from '../lists/customFields';
import type { Field, Resource } from '../resources/resource';
import type { Connection } from '../transport/http/connection';
import type { CustomField } from '../customFields/customField';
import { fieldColumns } from '../customFields/fieldColumns';
import type { ColumnInput } from '../fieldTypes/common/columnReaders';
import * as fieldTypes from '../fieldTypes';
import type { FieldType } from '../fieldTypes/fieldType';
import { ownColumns } from '../rows/columns/ownColumns';
import { verbsOf } from '../verbs/verbsOf';
import { inputOfCustomField } from './columnInputs';
import { withConnection } from './withConnection';

/** Above this number, fields without a code are hidden at first. */
const MOST_OPEN = 40;

/** Lists older than this (ms) are read again, because 'Refresh Field List' calls the same method. */
const FRESH_MS = 10_000;

/** Common kinds of phones and emails; the others are hidden at first. */
const USUAL_KINDS = ['WORK', 'MOB'];

/**
 * The columns of 'Map Columns': the current fields of the chosen resource.
 *
 * Throws NodeApiError or NodeOperationError.
 */
export function columnsMethod(resources: readonly Resource[]) {
	return async function (this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		const [name, operation] = ['resource', 'operation'].map((parameter) =>
			this.getCurrentNodeParameter(parameter),
		);
		const resource = resources.find((known) => known.name === name);
		const fields = resource && verbsOf(resource).get(String(operation))?.fields?.(resource);
		if (!resource || !fields)
			return { fields: [], emptyFieldsNotice: 'Choose a resource and an operation first.' };
		return await withConnection(this, async (connection) => ({
			fields: distinct(await columnsOf(connection, resource, fields)),
		}));
	};
}

async function columnsOf(
	connection: Connection,
	resource: Resource,
	fields: readonly Field[],
): Promise<ResourceMapperField[]> {
	const withCustom = fields.some(({ type }) => type === 'customFields');
	const own = ownColumns(fields, resource);
	const notBefore = Date.now() - FRESH_MS;
	const [inputs, custom] = await Promise.all([
		Promise.all(own.map(async (field) => await inputOf(field, connection, notBefore))),
		withCustom ? readCustomFields(connection, resource.embedded, notBefore) : [],
	]);
	const ownMapped = own.map((field, i) => ({
		...column(field.name, field.label, inputs[i] ?? {}, isSeldom(field)),
		required: field.required === true,
	}));
	// Fields with a code are amoCRM's own, such as phones and emails.
	const isOpen = ({ code }: CustomField) => custom.length <= MOST_OPEN || Boolean(code);
	return [...ownMapped, ...custom.flatMap((field) => customColumns(field, isOpen(field)))];
}

async function inputOf(
	field: Field,
	connection: Connection,
	notBefore: number,
): Promise<ColumnInput> {
	const { column: read }: FieldType = fieldTypes[field.type];
	return read ? await read(field, connection, notBefore) : {};
}

function isSeldom({ type }: Field): boolean {
	const { seldom }: FieldType = fieldTypes[type];
	return seldom === true;
}

function customColumns(field: CustomField, open: boolean): ResourceMapperField[] {
	if (field.computed) return [];
	const input = inputOfCustomField(field);
	return fieldColumns(field).map(({ key, label, kind }) =>
		column(key, label, input, !open || (kind !== undefined && !USUAL_KINDS.includes(kind))),
	);
}

/** No column is used for matching, since the ID identifies the record. The list is saved in the workflow, so it is kept small. */
const column = (
	id: string,
	displayName: string,
	input: ColumnInput,
	removed: boolean,
): ResourceMapperField => ({
	id,
	displayName,
	required: false,
	defaultMatch: false,
	canBeUsedToMatch: false,
	display: true,
	...input,
	...(removed ? { removed } : {}),
});

/** Adds the ID to fields that share a name. */
function distinct(columns: ResourceMapperField[]): ResourceMapperField[] {
	const times = new Map<string, number>();
	for (const { displayName } of columns) times.set(displayName, (times.get(displayName) ?? 0) + 1);
	return columns.map((one) =>
		(times.get(one.displayName) ?? 0) > 1 && /^\d/.test(one.id)
			? { ...one, displayName: `${one.displayName} (${one.id})` }
			: one,
	);
}
