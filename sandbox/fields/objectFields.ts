import {
	anything,
	integer,
	number,
	object,
	positive,
	string,
	type Check,
	type Shape,
} from '../checks/check';
import { notSupportedChoice } from '../checks/issue';
import { objectOf, type JsonObject } from '../json';
import { chainedCatalog } from '../seed/seedFields';
import type { FieldRules } from './fieldType';

const inValue = (shape: Shape) => (): Check =>
	object({ value: { check: object(shape), required: true } });
const asSent = ({ value }: JsonObject): JsonObject => ({ value: value ?? null });

const oneOf =
	(...allowed: Array<string | number>): Check =>
	(value, path) =>
		allowed.some((choice) => choice === value) ? [] : [notSupportedChoice(path)];

const legalTexts = [
	'address',
	'real_address',
	'bank_account_number',
	'director',
	'vat_id',
	'tax_registration_reason_code',
	'kpp',
	'bank_code',
	'unp',
	'bin',
	'egrpou',
	'mfo',
	'oked',
	'external_uid',
];
const legalEntity: Shape = {
	...Object.fromEntries(legalTexts.map((name) => [name, { check: string, nullable: true }])),
	name: { check: string, required: true },
	entity_type: { check: oneOf(1, 2), nullable: true },
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const uuidText: Check = (value, path, scope) => {
	const wrong = string(value, path, scope);
	return wrong.length > 0 || uuid.test(String(value)) ? wrong : [notSupportedChoice(path)];
};
const file: Shape = {
	file_uuid: { check: uuidText, required: true },
	version_uuid: { check: uuidText },
	file_name: { check: string },
	file_size: { check: integer },
};
const storedFile = ({ value }: JsonObject): JsonObject => ({
	value: { ...objectOf(value), is_deleted: false },
});

const linkedEntity: Shape = {
	name: { check: string },
	entity_id: { check: positive, required: true },
	entity_type: { check: oneOf('contacts', 'companies', 'catalog_elements'), required: true },
	catalog_id: { check: positive, nullable: true },
};

const itemTexts = ['sku', 'description', 'unit_type', 'external_uid'];
const itemNumbers = [
	'unit_price',
	'quantity',
	'vat_rate_id',
	'vat_rate_value',
	'product_id',
	'bonus_points_per_purchase',
];
const invoiceItem: Shape = {
	...Object.fromEntries(itemTexts.map((name) => [name, { check: string }])),
	...Object.fromEntries(itemNumbers.map((name) => [name, { check: number }])),
	discount: {
		check: object({ type: { check: oneOf('percentage', 'amount') }, value: { check: number } }),
	},
	metadata: { check: anything },
};

/** List elements instead of a `value` key. */
const chained = (): Check =>
	object({
		catalog_id: { check: oneOf(chainedCatalog.id), required: true },
		catalog_element_id: { check: oneOf(...chainedCatalog.elementIds), required: true },
	});
const storedChained = ({
	catalog_id = null,
	catalog_element_id = null,
}: JsonObject): JsonObject => ({ catalog_id, catalog_element_id });

export const objectTypes: Record<string, FieldRules> = {
	legal_entity: { most: 10, check: inValue(legalEntity), store: asSent },
	file: { most: 1, check: inValue(file), store: storedFile },
	linked_entity: { most: 1, check: inValue(linkedEntity), store: asSent },
	items: { most: 500, check: inValue(invoiceItem), store: asSent },
	chained_list: { most: 5, check: chained, store: storedChained },
};
