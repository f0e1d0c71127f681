import {
	anything,
	boolean,
	integer,
	list,
	object,
	positive,
	string,
	timestamp,
	type Check,
	type Shape,
} from '../checks/check';
import { customFieldsValues } from '../checks/customFields';
import { author, member, recordOf, tagReference } from '../checks/references';
import { atMost } from '../checks/amount';
import { notSupportedChoice } from '../checks/issue';

/** The entities that share one implementation; the name is path segment and `_embedded` key. */
export type EntityName = 'companies' | 'contacts' | 'leads';
export const entityNames: EntityName[] = ['companies', 'contacts', 'leads'];

/** What differs between companies, contacts and leads; everything else is common. */
export interface EntityKind {
	name: EntityName;
	createShape: Shape;
	updateShape: Shape;
	/** Allowed in `order[...]` (API facts 1.8). */
	orderFields: string[];
	/** Linked entities embedded without being asked for. */
	alwaysEmbedded: EntityName[];
	/** Linked entities embedded on `with`. */
	embeddable: EntityName[];
	/** `with` words that add an empty list: what the sandbox has none of. */
	emptyEmbeddable: string[];
	/** Keys of an element in the answer to PATCH (API facts 1.11). */
	patchAnswer: string[];
	/** `filter[...]` keys (API facts 1.7). */
	valueFilters: string[];
	rangeFilters: string[];
}

const tags = list(tagReference);
const tagsInside: Shape = { tags: { check: tags, nullable: true } };

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
	request_id: { check: string },
};
// `id` in a create body is ignored: a new entity is made (API facts 1.3).
const created: Shape = { ...common, id: { check: anything, nullable: true } };
const updated: Shape = { ...common, tags_to_delete: { check: tags } };

const personal: Shape = { first_name: { check: string }, last_name: { check: string } };

const lossReason: Check = (value, path, { world }) =>
	world.lossReasons.some(({ id }) => id === value) ? [] : [notSupportedChoice(path)];
const deal: Shape = {
	price: { check: integer },
	status_id: { check: positive },
	pipeline_id: { check: positive },
	closed_at: { check: timestamp },
	loss_reason_id: { check: lossReason, nullable: true },
};
const newDealParts: Shape = {
	...tagsInside,
	contacts: {
		check: list(
			object({ id: { check: recordOf('contacts'), required: true }, is_main: { check: boolean } }),
		),
	},
	companies: {
		check: atMost(1, list(object({ id: { check: recordOf('companies'), required: true } }))),
	},
};

const valueFilters = ['id', 'name', 'created_by', 'updated_by', 'responsible_user_id'];
const rangeFilters = ['created_at', 'updated_at', 'closest_task_at'];

export const kinds: Record<EntityName, EntityKind> = {
	companies: {
		name: 'companies',
		createShape: created,
		updateShape: updated,
		orderFields: ['updated_at', 'id'],
		alwaysEmbedded: [],
		embeddable: ['contacts', 'leads'],
		emptyEmbeddable: ['customers', 'catalog_elements'],
		patchAnswer: ['id', 'name', 'updated_at'],
		valueFilters,
		rangeFilters,
	},
	contacts: {
		name: 'contacts',
		createShape: { ...created, ...personal },
		updateShape: { ...updated, ...personal },
		orderFields: ['updated_at', 'id'],
		alwaysEmbedded: ['companies'],
		embeddable: ['leads'],
		emptyEmbeddable: ['customers', 'catalog_elements'],
		patchAnswer: ['id', 'name', 'updated_at'],
		valueFilters,
		rangeFilters,
	},
	leads: {
		name: 'leads',
		createShape: {
			...created,
			...deal,
			visitor_uid: { check: string },
			_embedded: { check: object(newDealParts) },
		},
		updateShape: { ...updated, ...deal },
		orderFields: ['created_at', 'updated_at', 'id'],
		alwaysEmbedded: ['companies'],
		embeddable: ['contacts'],
		emptyEmbeddable: ['catalog_elements'],
		patchAnswer: ['id', 'updated_at'],
		valueFilters: [...valueFilters, 'pipeline_id'],
		rangeFilters: [...rangeFilters, 'price', 'closed_at'],
	},
};
