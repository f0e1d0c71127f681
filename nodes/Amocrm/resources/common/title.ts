import type { Field, Resource } from '../resource';

/** The field that people know a record by: its name, or the first text it has, such as that of a task. */
export const titleOf = ({ fields }: Pick<Resource, 'fields'>): Field | undefined =>
	fields.find(({ name }) => name === 'name') ?? fields.find(({ type }) => type === 'text');

/** Whether records have names, by which they can be found. */
export const hasNames = (resource: Pick<Resource, 'fields'>): boolean =>
	titleOf(resource)?.name === 'name';
