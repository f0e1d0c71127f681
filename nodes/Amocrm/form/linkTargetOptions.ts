import { LINKABLE } from '../resources/common/linkable';
import type { Resource } from '../resources/resource';
import { alphabetical } from './alphabetical';

/** The kinds of records that a resource can be linked to. */
export const linkTargetOptions = ({ links = [] }: Resource) =>
	links
		.map((value) => ({ name: LINKABLE[value].singular, value }))
		.sort((a, b) => alphabetical(a.name, b.name));
