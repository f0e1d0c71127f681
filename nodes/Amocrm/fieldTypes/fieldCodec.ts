import type { FieldTypeName } from '../resources/resource';
import * as fieldTypes from './index';
import type { FieldCodec, FieldType } from './fieldType';

const loaded = new Map<FieldTypeName, FieldCodec>();

/** The codec of a type of field, which is loaded once; `undefined` where it has none. */
export async function codecOf(name: FieldTypeName): Promise<FieldCodec | undefined> {
	const known = loaded.get(name);
	if (known) return known;
	const type: FieldType = fieldTypes[name];
	const module = await type.load?.();
	if (module) loaded.set(name, module.codec);
	return module?.codec;
}
