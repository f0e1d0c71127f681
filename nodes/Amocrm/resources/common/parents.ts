import { namesIn } from '../../transport/http/pathTemplate';
import type { Field, Resource } from '../resource';

/** The fields that are part of a list's path, such as the kind of record that a note belongs to. */
export function parentFields({ endpoints, fields }: Resource): Field[] {
	const names = namesIn(endpoints.list?.path ?? '');
	return fields.filter(({ name }) => names.includes(name));
}
