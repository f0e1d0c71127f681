import * as fieldTypes from '../../fieldTypes';
import type { FieldType } from '../../fieldTypes/fieldType';
import type { Field, Resource } from '../../resources/resource';

/** A row's fields as columns name them; beside columns called `Company`, the id of the record needs a word more. */
export const columnLabels = (fields: readonly Field[], { singular }: Resource): Field[] =>
	fields.map((field) =>
		field.type === 'recordId' ? { ...field, label: `${singular} ID` } : field,
	);

/** The record's own fields that can be given in one column. */
export const ownColumns = (fields: readonly Field[], resource: Resource): Field[] =>
	columnLabels(fields, resource).filter(hasColumn);

function hasColumn({ type }: Field): boolean {
	const { column }: FieldType = fieldTypes[type];
	return column !== undefined;
}
