import type { IDataObject } from 'n8n-workflow';

import { LEAD_PARTS } from '../../resources/common/parts';
import { at, isObject, objectsIn } from '../http/json';

/** Key of `_embedded` with its own comparison. */
export const TAGS = 'tags';

/** Parts of a lead that are records themselves, by the list they are embedded in (API facts 5.4.3). */
export const PART_OF: ReadonlyMap<string, string> = new Map(
	LEAD_PARTS.map(({ list, name }) => [list, name]),
);

/** Whether a record has the links sent with it. Links it does not show are handled by `hiddenIn`. */
export function holdsLinks(sent: IDataObject, record: IDataObject): boolean {
	return linksIn(sent).every(([kind, links]) => {
		const stored = storedLinks(record, kind);
		return stored === undefined || links.every((link) => stored.some((one) => isLink(link, one)));
	});
}

const isLink = ({ id, is_main: isMain }: IDataObject, stored: IDataObject) =>
	Number(id) === Number(stored.id) && (isMain !== true || stored.is_main !== false);

/** Embedded lists of linked records by type, except those compared as parts. */
const linksIn = (content: IDataObject): Array<[kind: string, links: IDataObject[]]> =>
	Object.entries(isObject(content._embedded) ? content._embedded : {}).flatMap(([kind, list]) =>
		kind !== TAGS && Array.isArray(list) && !isObject(content[PART_OF.get(kind) ?? ''])
			? [[kind, objectsIn(list)]]
			: [],
	);

/** `undefined` if the record does not show its links. */
export function storedLinks(record: IDataObject, kind: string): IDataObject[] | undefined {
	const list = at(record, '_embedded', kind);
	return Array.isArray(list) ? objectsIn(list) : undefined;
}

/** Whether a record has more links than were sent with it. */
export function hasMoreLinks(sent: IDataObject, record: IDataObject): boolean {
	const given = new Map(linksIn(sent));
	const mayHave = (kind: string) =>
		isObject(sent[PART_OF.get(kind) ?? '']) ? 1 : (given.get(kind)?.length ?? 0);
	return Object.keys(Object(record._embedded)).some(
		(kind) => kind !== TAGS && (storedLinks(record, kind)?.length ?? 0) > mayHave(kind),
	);
}
