import type { IDataObject } from 'n8n-workflow';

import { codecOf } from '../fieldTypes/fieldCodec';
import type { Decoder } from '../fieldTypes/fieldType';
import { accountZone } from '../lists/accountSettings';
import { KEPT } from '../resources/common/fields';
import type { Resource } from '../resources/resource';
import type { Run } from '../verbs/verb';
import { simplify } from './simplify';

/** Records in simplified form. Lists of names are read once, and only for keys that occur. Throws UnreadableError. */
export async function simplified(
	run: Run,
	records: readonly IDataObject[],
): Promise<IDataObject[]> {
	if (records.length === 0) return [];
	const decoders = await decodersOf(run, records);
	const shown = { decoders, zone: await accountZone(run.connection) };
	return records.map((record) => simplify(record, shown));
}

async function decodersOf(
	{ connection, resource }: Run,
	records: readonly IDataObject[],
): Promise<Map<string, Decoder>> {
	const keys = new Set(records.flatMap((record) => Object.keys(record)));
	const decoders = new Map<string, Decoder>();
	for (const [key, type] of typesOf(resource)) {
		const codec = keys.has(key) ? await codecOf(type) : undefined;
		if (codec?.decoder) decoders.set(key, await codec.decoder(connection));
	}
	return decoders;
}

/** The types of the keys of a resource's records. */
const typesOf = ({ fields }: Resource) =>
	new Map([...KEPT, ...fields].map(({ name, type }) => [name, type]));
