import type { IDataObject } from 'n8n-workflow';

import { chosenOf } from '../../fieldTypes/common/chosenOf';
import { idsOf } from '../../fieldTypes/common/idsOf';
import { InputError } from '../../parse/text/inputError';
import { plainText } from '../../parse/text/text';
import type { Choosable, Filter } from '../../resources/resource';
import { listIn } from '../../rows/parameters';
import { isGiven } from '../../transport/http/json';
import { emptiedList } from '../common/emptied';
import { refuseMoreThan } from '../common/most';
import type { FilterReader } from '../filterType';
import { idsOfRecords } from './index';

export const reader: FilterReader = {
	conditions: async (filter, form) => {
		const { name, choices = [], most } = filter;
		const idsName = idsOfRecords(name);
		const kinds = listIn(form[name]).map((one) => kindOf(choices, one));
		const ids = [...new Set(idsOf(form[idsName]))];
		refuseMoreThan(most, ids);
		if (ids.length > 0 && kinds.length !== 1) throw oneKind(filter);
		if (kinds.length === 0) return [];
		const query = {
			[name]: kinds.map(({ value }) => value),
			...(ids.length === 0 ? {} : { [idsName]: ids }),
		};
		return [{ query, holds: (record) => kinds.some((kind) => isAbout(record, kind, ids)) }];
	},
	isEmptied: (name, ...form) =>
		emptiedList(name, ...form) || emptiedList(idsOfRecords(name), ...form),
};

/** IDs alone do not identify records, so amoCRM refuses them (API facts 6.1). */
const oneKind = ({ label }: Filter) =>
	new InputError(
		`IDs need exactly one kind of record`,
		`Choose one kind under '${label} Kinds', or leave '${label} IDs' empty.`,
	);

/** The kind of a list's elements, which contains the list's ID. */
const OF_LIST = /^catalog_\d+$/;

function kindOf(choices: readonly Choosable[], one: unknown): Choosable {
	const text = plainText(one)?.trim() ?? '';
	if (OF_LIST.test(text)) return { name: text, value: text };
	const value = chosenOf(choices, one);
	return choices.find((choice) => choice.value === value) ?? { name: text, value };
}

function isAbout(
	record: IDataObject,
	{ value, otherwiseIn }: Choosable,
	ids: readonly number[],
): boolean {
	const fits = (id: unknown) => ids.length === 0 || ids.includes(Number(id));
	if (isOfKind(record, String(value)) && fits(record.entity_id)) return true;
	const other = otherwiseIn === undefined ? undefined : record[otherwiseIn];
	return isGiven(other) && fits(other);
}

/** What events of list elements call their kind is undocumented, but no other kind starts like this. */
const isOfKind = ({ entity_type: type }: IDataObject, kind: string): boolean =>
	type === kind || (OF_LIST.test(kind) && String(type).startsWith('catalog'));
