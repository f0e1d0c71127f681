import { boolean, object, string, type Check } from '../checks/check';
import { invalidType } from '../checks/issue';
import type { JsonObject } from '../json';
import { dateTypes } from './dateFields';
import { objectTypes } from './objectFields';
import { optionTypes } from './optionFields';
import type { FieldRules } from './fieldType';

const numeric = /^-?\d+(\.\d+)?$/;
const numericValue: Check = (value, path) =>
	typeof value === 'number' || (typeof value === 'string' && numeric.test(value))
		? []
		: [invalidType(path, 'numeric')];

const valueOnly = (check: Check) => (): Check => object({ value: { check, required: true } });
const asSent = ({ value = null }: JsonObject): JsonObject => ({ value });
/** Numbers are returned as strings (API facts 5.5.4). */
const asText = ({ value }: JsonObject): JsonObject => ({ value: String(value) });

const text: FieldRules = { most: 1, check: valueOnly(string), store: asSent };
const numberType: FieldRules = { most: 1, check: valueOnly(numericValue), store: asText };

/** All field types of the three entities; the seeded fields decide which entity has which (API facts 5.5.3). */
export const fieldTypes: Record<string, FieldRules> = {
	text,
	textarea: text,
	url: text,
	streetaddress: text,
	tracking_data: text,
	org_legal_name: text,
	numeric: numberType,
	monetary: numberType,
	price: numberType,
	checkbox: { most: 1, check: valueOnly(boolean), store: asSent },
	...dateTypes,
	...optionTypes,
	...objectTypes,
};
