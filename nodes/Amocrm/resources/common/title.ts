import type { Field, Resource } from '../resource';

/** The field that people recognize a record by: its name, or its first text, such as that of a task. */
export const titleOf = ({ fields }: Pick<Resource, 'fields'>): Field | undefined =>
	fields.find(({ name }) => name === 'name') ?? fields.find(({ type }) => type === 'text');

/** Whether records have names and can be found by them. */
export const hasNames = (resource: Pick<Resource, 'fields'>): boolean =>
	titleOf(resource)?.name === 'name';
