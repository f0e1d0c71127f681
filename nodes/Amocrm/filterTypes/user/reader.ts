import { userIdOf } from '../../fieldTypes/common/userCodec';
import { isMissing } from '../../parse/text/blank';
import { among } from '../common/among';
import { emptiedValue } from '../common/emptied';
import type { FilterReader } from '../filterType';

export const reader: FilterReader = {
	conditions: async ({ name }, form, { directory }) =>
		among(name, isMissing(form[name]) ? [] : [await userIdOf(form[name], directory)]),
	isEmptied: emptiedValue,
};
