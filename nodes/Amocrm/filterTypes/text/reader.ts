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

/** One text, including its commas, or an array of alternatives. */
const textsOf = (value: unknown): string[] =>
	(listIfJson(value) ?? [value]).flatMap((one) => (isBlank(one) ? [] : (plainText(one) ?? [])));
