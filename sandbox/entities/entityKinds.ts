import { object, string, type Shape } from '../checks/check';
import type { JsonObject } from '../json';
import { oneOf, range, type ListFilters } from '../lists/filters';
import type { EntityName } from '../names';
import type { SandboxOptions } from '../options';
import { cardFields, pipelineStages } from './recordFilters';
import type { EntityKind, Writing } from './entityKind';
import { newDealLinks } from './linkStore';
import { companyName, dealName, personName } from './ownNames';
import type { SortField, StoredRecord } from './record';
import { created, deal, newDealParts, personal, updated } from './shapes';
import { dealExtras, dealKeys, stageIssues } from './stage';

const values = (...names: string[]): ListFilters<StoredRecord> =>
	Object.fromEntries(names.map((name) => [name, oneOf((record: StoredRecord) => record[name])]));
const ranges = (...names: string[]): ListFilters<StoredRecord> =>
	Object.fromEntries(names.map((name) => [name, range((record: StoredRecord) => record[name])]));

const commonFilters = (entity: EntityName): ListFilters<StoredRecord> => ({
	...values('id', 'name', 'created_by', 'updated_by', 'responsible_user_id'),
	...ranges('created_at', 'updated_at', 'closest_task_at'),
	custom_fields_values: cardFields(entity),
});

const card = {
	createShape: created,
	updateShape: updated,
	rowIssues: () => [],
	newLinks: () => [],
	extras: () => ({ root: {}, inside: {} }),
	createAnswer: () => ['id'],
	patchAnswer: ['id', 'name', 'updated_at'],
	// Kommo's older pages add `created_at`.
	orders: ({ zone }: SandboxOptions): readonly SortField[] =>
		zone === 'com' ? ['id', 'updated_at', 'created_at'] : ['id', 'updated_at'],
};
const unsorted = ({ before }: Writing) => ({ is_unsorted: before?.is_unsorted ?? false });
const newDeal: Shape = { ...created, ...deal, _embedded: { check: object(newDealParts) } };

/** Companies, contacts and leads (API facts 5.2–5.4). */
export const kinds: Record<EntityName, EntityKind> = {
	companies: {
		...card,
		name: 'companies',
		ownKeys: (row: JsonObject, writing) => ({ ...unsorted(writing), ...companyName(row, writing) }),
		linkable: ['contacts', 'leads', 'catalog_elements'],
		filters: commonFilters('companies'),
		alwaysEmbedded: [],
		embeddable: ['contacts', 'leads', 'catalog_elements'],
		emptyEmbeddable: ['customers'],
	},
	contacts: {
		...card,
		name: 'contacts',
		createShape: { ...created, ...personal },
		updateShape: { ...updated, ...personal },
		ownKeys: (row: JsonObject, writing) => ({ ...unsorted(writing), ...personName(row, writing) }),
		linkable: ['companies', 'leads', 'catalog_elements'],
		filters: commonFilters('contacts'),
		alwaysEmbedded: ['companies'],
		embeddable: ['leads', 'catalog_elements'],
		emptyEmbeddable: ['customers'],
		createAnswer: ({ zone }) => (zone === 'com' ? ['id', 'is_deleted', 'is_unsorted'] : ['id']),
	},
	leads: {
		...card,
		name: 'leads',
		createShape: { ...newDeal, visitor_uid: { check: string } },
		updateShape: { ...updated, ...deal },
		rowIssues: stageIssues,
		ownKeys: (row: JsonObject, writing) => ({
			score: null,
			labor_cost: null,
			...dealName(row, writing),
			...dealKeys(row, writing),
		}),
		newLinks: newDealLinks,
		linkable: ['contacts', 'companies', 'catalog_elements'],
		orders: () => ['id', 'created_at', 'updated_at'],
		filters: {
			...commonFilters('leads'),
			...values('pipeline_id'),
			...ranges('price', 'closed_at'),
			statuses: pipelineStages,
		},
		alwaysEmbedded: ['companies'],
		embeddable: ['contacts', 'catalog_elements'],
		emptyEmbeddable: [],
		extras: dealExtras,
		patchAnswer: ['id', 'updated_at'],
	},
};
