import * as fieldTypes from '../../fieldTypes';
import type { FieldType } from '../../fieldTypes/fieldType';
import type { Field, Resource } from '../../resources/resource';

/** A row's fields under their column names. The record's ID is labeled `Company ID`, since a column `Company` is usually a name. */
export const columnLabels = (fields: readonly Field[], { singular }: Resource): Field[] =>
	fields.map((field) =>
		field.type === 'recordId' ? { ...field, label: `${singular} ID` } : field,
	);

/** The record's own fields that fit into one column. */
export const ownColumns = (fields: readonly Field[], resource: Resource): Field[] =>
	columnLabels(fields, resource).filter(hasColumn);

function hasColumn({ type }: Field): boolean {
	const { column }: FieldType = fieldTypes[type];
	return column !== undefined;
}
