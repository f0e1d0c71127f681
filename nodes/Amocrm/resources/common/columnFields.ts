import type { Field, FieldType, Resource } from '../resource';

/** Fields that hold several values in parts, which are columns of their own or none. */
const NO_COLUMN: readonly FieldType[] = ['customFields', 'details', 'coded'];

/** A row's fields as columns name them; beside columns called `Company`, the id of the record needs a word more. */
export const columnLabels = (fields: readonly Field[], { singular }: Resource): Field[] =>
	fields.map((field) =>
		field.type === 'recordId' ? { ...field, label: `${singular} ID` } : field,
	);

/** The record's own fields that can be given in one column. */
export const ownColumns = (fields: readonly Field[], resource: Resource): Field[] =>
	columnLabels(fields, resource).filter(({ type }) => !NO_COLUMN.includes(type));
