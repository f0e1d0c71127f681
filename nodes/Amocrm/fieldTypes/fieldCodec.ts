import type { FieldTypeName } from '../resources/resource';
import * as fieldTypes from './index';
import type { FieldCodec, FieldType } from './fieldType';

const loaded = new Map<FieldTypeName, FieldCodec | undefined>();

/**
 * The codecs of these fields, by type. Each is loaded once, so most rows wait for nothing; types without one have `undefined`.
 */
export async function loadCodecs(
	fields: ReadonlyArray<{ type: FieldTypeName }>,
): Promise<ReadonlyMap<FieldTypeName, FieldCodec | undefined>> {
	for (const { type } of fields) if (!loaded.has(type)) loaded.set(type, await load(type));
	return loaded;
}

async function load(name: FieldTypeName): Promise<FieldCodec | undefined> {
	const type: FieldType = fieldTypes[name];
	return (await type.load?.())?.codec;
}
