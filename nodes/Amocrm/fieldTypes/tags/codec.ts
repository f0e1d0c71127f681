import type { IDataObject } from 'n8n-workflow';

import type { TagsMode } from '../../rows/formContext';
import type { FieldCodec } from '../fieldType';
import { tagsOf } from './rowTags';

export const codec: FieldCodec = {
	encode: async (_field, value, { directory, createTags, tagsMode }) => ({
		body: tagsBody(await tagsOf(value, directory, createTags), tagsMode),
	}),
	several: true,
	placeholder: 'name',
};

/** Tags as a part of a record's body (API facts 5.8). */
export function tagsBody(tags: IDataObject[], mode: TagsMode): IDataObject {
	if (mode === 'add') return { tags_to_add: tags };
	if (mode === 'remove') return { tags_to_delete: tags };
	return { _embedded: { tags } };
}
