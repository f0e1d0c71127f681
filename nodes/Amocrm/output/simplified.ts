import type { IDataObject } from 'n8n-workflow';

import { loadCodecs } from '../fieldTypes/fieldCodec';
import type { Decoder } from '../fieldTypes/fieldType';
import { accountZone } from '../lists/accountSettings';
import { KEPT } from '../resources/common/fields';
import type { Field, Resource } from '../resources/resource';
import type { Run } from '../verbs/verb';
import { isObject } from '../transport/http/json';
import { simplify } from './simplify';

/** Records in simplified form. Lists of names are read once, and only for keys that occur. Throws UnreadableError. */
export async function simplified(
	run: Run,
	records: readonly IDataObject[],
): Promise<IDataObject[]> {
	if (records.length === 0) return [];
	const decoders = await decodersOf(run, records);
	const shown = { decoders, zone: await accountZone(run.connection) };
	const objects = new Set(fieldsOf(run.resource).flatMap(({ within }) => within ?? []));
	return records.map((record) => simplify(lifted(record, objects), shown));
}

/** What stands in objects such as the `params` of a note, beside everything else; no key takes the place of another. */
function lifted(record: IDataObject, objects: ReadonlySet<string>): IDataObject {
	if (objects.size === 0) return record;
	return Object.fromEntries(
		Object.entries(record).flatMap(([key, value]) =>
			objects.has(key) && isObject(value)
				? Object.entries(value).filter(([inner]) => !(inner in record))
				: [[key, value]],
		),
	);
}

async function decodersOf(
	{ connection, resource }: Run,
	records: readonly IDataObject[],
): Promise<Map<string, Decoder>> {
	const keys = new Set(records.flatMap((record) => Object.keys(record)));
	const isThere = ({ name, within }: Field) => keys.has(within ?? name);
	const decoders = new Map<string, Decoder>();
	const fields = fieldsOf(resource).filter(isThere);
	const codecs = await loadCodecs(fields);
	for (const { name: key, type } of fields) {
		const codec = codecs.get(type);
		if (codec?.decoder) decoders.set(key, await codec.decoder(connection, records));
	}
	return decoders;
}

/** The fields of a resource's records; those that amoCRM keeps of every record unless the resource has its own. */
function fieldsOf({ fields }: Resource): Field[] {
	const own = new Set(fields.map(({ name }) => name));
	return [...KEPT.filter(({ name }) => !own.has(name)), ...fields];
}
