import { atMost } from '../checks/amount';
import {
	anything,
	boolean,
	integer,
	list,
	object,
	positive,
	requestId,
	string,
	timestamp,
	type Check,
	type Rule,
	type Shape,
} from '../checks/check';
import { customFieldsValues } from '../checks/customFields';
import { fieldNotExpected, notSupportedChoice } from '../checks/issue';
import { itemOf } from '../plain/checks';
import { author, member, recordOf, tagReference } from '../checks/references';

const tags = list(tagReference);
export const tagsInside: Shape = { tags: { check: tags, nullable: true } };

const common: Shape = {
	name: { check: string },
	responsible_user_id: { check: member },
	created_by: { check: author },
	updated_by: { check: author },
	created_at: { check: timestamp },
	updated_at: { check: timestamp },
	custom_fields_values: { check: customFieldsValues, nullable: true },
	tags_to_add: { check: tags },
	_embedded: { check: object(tagsInside) },
	request_id: { check: requestId },
};

/** What only reading shows is left alone on PATCH, where that is accepted. */
const readOnly: Check = (_value, path, { world }) =>
	world.options.accepts.includes('readOnlyKeys') ? [] : [fieldNotExpected(path)];
const emptyList: Check = (value, path, scope) =>
	Array.isArray(value) && value.length === 0
		? readOnly(value, path, scope)
		: [fieldNotExpected(path)];

const all = (names: string[], rule: Rule): Shape =>
	Object.fromEntries(names.map((name) => [name, rule]));
const readOnlyKeys = [
	'account_id',
	'group_id',
	'closest_task_at',
	'is_deleted',
	'is_unsorted',
	'is_price_computed',
	'is_price_modified_by_robot',
	'score',
	'labor_cost',
	'source_id',
	'_links',
];
const embeddedLists = [
	'contacts',
	'companies',
	'leads',
	'customers',
	'catalog_elements',
	'loss_reason',
];

/** A new card; its `id` is ignored: a new one is made (API facts 1.3). */
export const created: Shape = { ...common, id: { check: anything, nullable: true } };
/** Changes of a card. */
export const updated: Shape = {
	...all(readOnlyKeys, { check: readOnly, takesNull: true }),
	...common,
	tags_to_delete: { check: tags },
	_embedded: { check: object({ ...all(embeddedLists, { check: emptyList }), ...tagsInside }) },
};

export const personal: Shape = { first_name: { check: string }, last_name: { check: string } };

export const deal: Shape = {
	price: { check: integer },
	status_id: { check: positive },
	pipeline_id: { check: positive },
	closed_at: { check: timestamp },
	loss_reason_id: { check: itemOf('loss_reasons'), nullable: true },
};

const widget: Check = (value, path) => (value === 'widget' ? [] : [notSupportedChoice(path)]);
/** Where a lead comes from (API facts 5.4.2); the sandbox has no sources and forgets it. */
export const source: Rule = {
	check: object({
		external_id: { check: string, required: true },
		type: { check: widget, required: true },
	}),
};

/** `_embedded` of a new lead: existing contacts and at most one existing company. */
export const newDealParts: Shape = {
	...tagsInside,
	source,
	contacts: {
		check: list(
			object({ id: { check: recordOf('contacts'), required: true }, is_main: { check: boolean } }),
		),
	},
	companies: {
		check: atMost(1, list(object({ id: { check: recordOf('companies'), required: true } }))),
	},
};
