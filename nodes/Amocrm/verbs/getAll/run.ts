import type { IDataObject } from 'n8n-workflow';

import { createDirectory, type Directory } from '../../lists/directory';
import { listEndpointOf, recordListOf } from '../../resources/common/lists';
import type { Resource } from '../../resources/resource';
import { parentsOf } from '../../rows/parentsOf';
import type { Connection } from '../../transport/http/connection';
import type { RecordList } from '../../transport/types';
import { at, isObject } from '../../transport/http/json';
import { MAX_PAGE, pagesOf } from '../../transport/read/pages';
import { isBlank } from '../../parse/text/blank';
import { InputError, quoted } from '../../parse/text/inputError';
import { plainText } from '../../parse/text/text';
import { emptyFilters, emptyQueryParameters, SEARCH_LABEL } from '../../filterTypes/emptyFilters';
import { conditionsOf } from '../../filterTypes/conditions';
import type { Condition } from '../../filterTypes/filterType';
import { simplifies } from '../get/run';
import { dateOrderOf } from '../../rows/nodeOptions';
import { choiceOf, collectionOf, countOf, singleIn, switchOf } from '../../rows/parameters';
import { queryParametersOf, withIncluded } from '../../rows/queryParameters';
import { simplified } from '../../output/simplified';
import { asking, type Run } from '../verb';

/** Reads records that match the search text and all filters, page by page, up to the limit. */
export const getMany = asking(async (run, item) => {
	const { context, resource } = run;
	const parameter = (name: string, fallback: unknown) =>
		context.getNodeParameter(name, item, fallback);
	const filters = collectionOf('Filters', parameter('filters', {}));
	const options = collectionOf('Options', parameter('options', {}));
	const limit = switchOf('Return All', parameter('returnAll', false), false)
		? Number.POSITIVE_INFINITY
		: countOf('Limit', parameter('limit', 50), "Enter a number, or switch on 'Return All'.");
	const empty = await emptied(run, item, filters, options);
	if (empty.length > 0) {
		run.notes.emptyItems += 1;
		for (const label of empty) run.notes.emptyFilters.add(label);
		return [];
	}
	const conditions = await conditionsOf(resource.filters, filters, {
		directory: directoryOf(run),
		workflowZone: context.getTimezone(),
		creates: false,
		createTags: false,
		clearEmpty: false,
		tagsMode: 'replace',
		dateOrder: dateOrderOf(options),
	});
	const query = queryOf(resource, filters, conditions, options);
	const list = recordListOf(resource, await parentsOf(run, item));
	const { records, ignored } = await fitting(run.connection, list, { query, conditions, limit });
	run.notes.unfiltered += ignored;
	return simplifies(parameter('simplify', false)) ? await simplified(run, records) : records;
});

/** Shared by all items of a run, so that unknown names are looked up only once. */
const directories = new WeakMap<Run, Directory>();

function directoryOf(run: Run): Directory {
	const known = directories.get(run) ?? createDirectory(run.connection, run.resource.embedded);
	directories.set(run, known);
	return known;
}

/** Labels of filters whose expressions are empty for an item. */
async function emptied(
	{ context, resource }: Run,
	item: number,
	filters: IDataObject,
	options: IDataObject,
): Promise<string[]> {
	const raw = (name: string): unknown =>
		context.getNodeParameter(name, item, {}, { rawExpressions: true });
	return [
		...(await emptyFilters(resource.filters, raw('filters'), filters)),
		...emptyQueryParameters(at(raw('options'), 'queryParameters'), options.queryParameters),
	];
}

function queryOf(
	resource: Resource,
	filters: IDataObject,
	conditions: readonly Condition[],
	options: IDataObject,
): IDataObject {
	const filter = conditions.reduce((merged, { query }) => deepMerge(merged, query), {});
	const { with: included, queryParameters } = options;
	const sortBy = choiceOf('Sort By', options.sortBy, ['', ...listEndpointOf(resource).orders], '');
	const direction = choiceOf('Sort Direction', options.sortDirection, ['asc', 'desc'], 'asc');
	return {
		...withIncluded(queryParametersOf(queryParameters), included),
		...(isBlank(filters.query) ? {} : { query: searchOf(filters.query) }),
		...(Object.keys(filter).length === 0 ? {} : { filter }),
		...(sortBy === '' ? {} : { order: { [sortBy]: direction } }),
	};
}

function searchOf(value: unknown): string {
	const text = plainText(singleIn(value));
	if (text !== undefined) return text;
	throw new InputError(
		`'${SEARCH_LABEL}': ${quoted(value)} is not text`,
		'Pick one property of the object in the expression.',
	);
}

function deepMerge(a: IDataObject, b: IDataObject): IDataObject {
	const merged = { ...a };
	for (const [name, value] of Object.entries(b)) {
		const before = merged[name];
		merged[name] = isObject(before) && isObject(value) ? deepMerge(before, value) : value;
	}
	return merged;
}

/** The request of an item. */
interface Wanted {
	query: IDataObject;
	conditions: readonly Condition[];
	limit: number;
}

/** The records that match, and how many of those read did not. */
async function fitting(
	connection: Connection,
	list: RecordList,
	{ query, conditions, limit }: Wanted,
): Promise<{ records: IDataObject[]; ignored: number }> {
	const records: IDataObject[] = [];
	let ignored = 0;
	// 'Return All' must be complete, even if that costs another page.
	const toTheEnd = limit === Number.POSITIVE_INFINITY;
	const { pageSize = MAX_PAGE } = list;
	// A small limit does not need full pages, unless records may be filtered out.
	const asked = {
		...query,
		limit: conditions.length === 0 ? Math.min(limit, pageSize) : pageSize,
	};
	for await (const { elements } of pagesOf(connection, list, asked, toTheEnd)) {
		for (const record of elements) {
			if (!conditions.every(({ holds }) => holds(record))) ignored += 1;
			else if (records.length < limit) records.push(record);
		}
		if (records.length >= limit) break;
	}
	return { records, ignored };
}
