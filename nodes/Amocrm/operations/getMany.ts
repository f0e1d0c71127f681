import type { IDataObject } from 'n8n-workflow';

import { createDirectory, type Directory } from '../lists/directory';
import { isObject } from '../transport/json';
import { MAX_PAGE, pagesOf } from '../transport/pages';
import { isBlank } from '../values/blank';
import { InputError, quoted } from '../values/inputError';
import { plainText } from '../values/text';
import { conditionsOf, type Condition } from './filters';
import { counted } from './counted';
import { queryParametersOf, withIncluded } from './queryParameters';
import { simplified } from './simplified';
import type { EachOperation, Run } from './types';

/** Reads the records that fit the search text and all filters, page by page, up to the limit. */
export const getMany: EachOperation = {
	kind: 'each',
	each: async (run, item) => {
		const { context, resource } = run;
		const parameter = (name: string, fallback: unknown) =>
			context.getNodeParameter(name, item, fallback);
		const all = parameter('returnAll', false) === true;
		const limit = all ? Number.POSITIVE_INFINITY : limitOf(parameter('limit', 50));
		const filters = objectOf(parameter('filters', {}));
		const conditions = await conditionsOf(resource.filters, filters, {
			directory: directoryOf(run),
			workflowZone: context.getTimezone(),
			creates: false,
			createTags: false,
			clearEmpty: false,
			tagsMode: 'replace',
		});
		const query = queryOf(filters, conditions, objectOf(parameter('options', {})));
		const { records, ignored } = await fitting(run, query, conditions, limit);
		if (ignored > 0) hintFilters(run, ignored);
		return parameter('simplify', false) === true ? await simplified(run, records) : records;
	},
};

/** One for all items of a run, so that a name which is not known is looked up once. */
const directories = new WeakMap<Run, Directory>();

function directoryOf(run: Run): Directory {
	const known = directories.get(run) ?? createDirectory(run.connection, run.resource.embedded);
	directories.set(run, known);
	return known;
}

/** What is no number would read nothing, and nobody would know why. */
function limitOf(value: unknown): number {
	const limit = Number(plainText(value)?.trim() || Number.NaN);
	if (Number.isInteger(limit) && limit > 0) return limit;
	throw new InputError(
		`'Limit': ${quoted(value)} is not a whole number above 0`,
		"Enter a number, or switch on 'Return All'.",
	);
}

const objectOf = (value: unknown): IDataObject => (isObject(value) ? value : {});

function queryOf(
	filters: IDataObject,
	conditions: readonly Condition[],
	options: IDataObject,
): IDataObject {
	const filter = conditions.reduce((merged, { query }) => deepMerge(merged, query), {});
	const { sortBy, sortDirection, with: included, queryParameters } = options;
	return {
		...withIncluded(queryParametersOf(queryParameters), included),
		...(isBlank(filters.query) ? {} : { query: String(filters.query) }),
		...(Object.keys(filter).length === 0 ? {} : { filter }),
		...(isBlank(sortBy)
			? {}
			: { order: { [String(sortBy)]: sortDirection === 'desc' ? 'desc' : 'asc' } }),
	};
}

function deepMerge(a: IDataObject, b: IDataObject): IDataObject {
	const merged = { ...a };
	for (const [name, value] of Object.entries(b)) {
		const before = merged[name];
		merged[name] = isObject(before) && isObject(value) ? deepMerge(before, value) : value;
	}
	return merged;
}

/** The records that really fit, and how many came although they do not. */
async function fitting(
	{ connection, resource }: Run,
	query: IDataObject,
	conditions: readonly Condition[],
	limit: number,
): Promise<{ records: IDataObject[]; ignored: number }> {
	const records: IDataObject[] = [];
	let ignored = 0;
	// A small limit needs no full page, unless records may be sorted out.
	const pageSize = conditions.length === 0 ? Math.min(limit, MAX_PAGE) : MAX_PAGE;
	const { path, embedded } = resource;
	// Who wants all of them wants to be sure of it, whatever the last page costs.
	const toTheEnd = limit === Number.POSITIVE_INFINITY;
	const asked = { ...query, limit: pageSize };
	for await (const { elements } of pagesOf(connection, path, embedded, asked, toTheEnd)) {
		for (const record of elements) {
			if (!conditions.every(({ holds }) => holds(record))) ignored += 1;
			else if (records.length < limit) records.push(record);
		}
		if (records.length >= limit) break;
	}
	return { records, ignored };
}

function hintFilters({ context, resource }: Run, ignored: number): void {
	context.addExecutionHints?.({
		type: 'info',
		location: 'outputPane',
		message: `amoCRM did not apply all filters, so ${counted(ignored, resource)} read and left out by the node. Filters in amoCRM itself are a paid option of the account; with it this is faster.`,
	});
}
