import { LINK_TARGETS } from '../resources/common/links';
import type { Resource } from '../resources/resource';
import { alphabetical } from './alphabetical';

/** The kinds of records that a resource can be linked to. */
export const linkTargetOptions = ({ links = [] }: Resource) =>
	links
		.map((value) => ({ name: LINK_TARGETS[value].singular, value }))
		.sort((a, b) => alphabetical(a.name, b.name));
