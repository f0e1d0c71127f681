import { isBlank } from '../../parse/text/blank';
import { plainText } from '../../parse/text/text';
import { listIfJson } from '../../rows/parameters';
import { among } from '../common/among';
import { emptiedValue } from '../common/emptied';
import type { FilterReader } from '../filterType';

export const reader: FilterReader = {
	conditions: async ({ name }, form) => among(name, textsOf(form[name])),
	isEmptied: emptiedValue,
};

/** One text, whose commas belong to it, or any of several in an array. */
const textsOf = (value: unknown): string[] =>
	(listIfJson(value) ?? [value]).flatMap((one) => (isBlank(one) ? [] : (plainText(one) ?? [])));
