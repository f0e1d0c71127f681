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
import { customFieldsValues } from '../checks/fieldValues';
import { fieldNotExpected, notSupportedChoice } from '../checks/issue';
import { itemOf } from '../plain/plainChecks';
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

/** Read-only keys are ignored in PATCH, if accepted. */
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

/** A new record. A sent `id` is ignored and replaced (API facts 1.3). */
export const created: Shape = { ...common, id: { check: anything, nullable: true } };
/** An update of a record. */
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
/** A lead's source (API facts 5.4.2), which is not stored, since the sandbox has no sources. */
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
