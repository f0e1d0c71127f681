import type { IDataObject } from 'n8n-workflow';

import type { Directory } from '../lists/directory';
import type { Filter, FilterType } from '../resources/resource';
import { at, objectsIn } from '../transport/http/json';
import { isBlank, isMissing } from '../parse/text/blank';
import { isPhone, newContacts } from '../parse/contacts/contactKeys';
import type { CustomField } from '../customFields/encoding';
import { parseTime, secondsOf } from '../parse/dates/dates';
import { inField, InputError } from '../parse/text/inputError';
import { parseBoolean } from '../parse/numbers/booleans';
import { parseAmount } from '../parse/numbers/numbers';
import { refuseForeignAddress } from '../parse/records/recordAddress';
import { plainText } from '../parse/text/text';
import { withNotation } from '../rows/withNotation';
import { encodedValues, fieldChoice } from '../fieldTypes/formCustomFields';
import type { FormContext } from '../rows/formContext';
import { chosenOf, idsOf, userIdOf } from '../rows/formRow';
import { listIfJson, listOf, oneOf } from '../rows/parameters';

/** What a filter of the form becomes: its part of the query, and the same test on a record. */
export interface Condition {
	/** Under `filter` of the query. */
	query: IDataObject;
	holds(record: IDataObject): boolean;
}

/**
 * The conditions of the form's filters. Each is tested on the records too, since an account without the paid filter option
 * silently answers with everything (API facts 1.7).
 *
 * Throws InputError with the filter's label, UnreadableError.
 */
export async function conditionsOf(
	filters: readonly Filter[],
	form: IDataObject,
	context: FormContext,
): Promise<Condition[]> {
	const conditions: Condition[] = [];
	for (const filter of filters) {
		try {
			conditions.push(...(await READERS[filter.type](filter, form, context)));
		} catch (error) {
			// The same complaint, with the label the user sees.
			throw inField(filter.label, error);
		}
	}
	return conditions;
}

type Reader = (filter: Filter, form: IDataObject, context: FormContext) => Promise<Condition[]>;

const READERS: Record<FilterType, Reader> = {
	ids: async ({ name }, form, { directory: { home } }) => {
		refuseForeignAddress(form[name], home.scope, home.account);
		return among(name, idsOf(form[name]));
	},
	text: async ({ name }, form) => among(name, textsOf(form[name])),
	user: async ({ name }, form, context) =>
		among(name, isMissing(form[name]) ? [] : [await userIdOf(form[name], context)]),
	timeRange: async ({ name, label }, form, context) => {
		const zones = { workflow: context.workflowZone, account: context.workflowZone };
		return await between(name, form, async (value) =>
			withNotation(context, label, (notation) => parseTime(value, { ...zones, notation })),
		);
	},
	numberRange: async ({ name, label }, form, context) =>
		await between(name, form, async (value) =>
			withNotation(context, label, (notation) => Number(parseAmount(value, notation))),
		),
	pipelines: async ({ name }, form, { directory }) => {
		return among(name, await pipelineIds(form[name], directory));
	},
	stages: async ({ name }, form, { directory }) => {
		const pipelines = await pipelineIds(form[PIPELINES], directory);
		return await stagesOf(name, form[name], { pipelines, directory });
	},
	customFields: async ({ name }, form, context) => await customFields(name, form, context),
	yesNo: async ({ name }, form) => {
		if (isMissing(form[name])) return [];
		const wanted = parseBoolean(form[name]);
		return [{ query: { [name]: Number(wanted) }, holds: (record) => record[name] === wanted }];
	},
	choice: async ({ name, choices = [] }, form) =>
		among(
			name,
			listOf(form[name]).map((one) => chosenOf(choices, one)),
		),
	numbers: async ({ name }, form) => among(name, idsOf(form[name])),
	// The service calls it otherwise in its records (API facts 1.7).
	taskTypes: async ({ name }, form, { directory }) => {
		const types = await eachOf(form[name], async (one) => await directory.taskType(one));
		const ids = types.map(({ id }) => id);
		return among(name, ids).map((condition) => ({
			...condition,
			holds: ({ task_type_id: type }) => ids.includes(Number(type)),
		}));
	},
};

function among(name: string, wanted: Array<string | number>): Condition[] {
	if (wanted.length === 0) return [];
	const set = new Set<unknown>(wanted);
	return [{ query: { [name]: wanted }, holds: (record) => set.has(record[name]) }];
}

/** One text, whose commas belong to it, or any of several in an array. */
const textsOf = (value: unknown): string[] =>
	(listIfJson(value) ?? [value]).flatMap((one) => (isBlank(one) ? [] : (plainText(one) ?? [])));

/** What each of several choices stands for. */
async function eachOf<T>(value: unknown, find: (one: unknown) => Promise<T>): Promise<T[]> {
	const found: T[] = [];
	for (const one of listOf(value)) found.push(await find(one));
	return found;
}

/** Name of the filter of pipelines, which says where the stages beside it are looked for. */
const PIPELINES = 'pipeline_id';

async function pipelineIds(value: unknown, directory: Directory): Promise<number[]> {
	const pipelines = await eachOf(value, async (one) => await directory.pipeline(one));
	return pipelines.map(({ id }) => id);
}

/** Stages are pairs, since won and lost have the same ids everywhere (API facts 1.7). */
async function stagesOf(
	name: string,
	value: unknown,
	{ pipelines, directory }: { pipelines: number[]; directory: Directory },
): Promise<Condition[]> {
	const wanted = await eachOf(
		value,
		async (stage) => await directory.stagesOf({ stage, pipelines }),
	);
	const stages = wanted.flat();
	if (stages.length === 0) return [];
	const pairs = stages.map(({ pipelineId, statusId }) => ({
		pipeline_id: pipelineId,
		status_id: statusId,
	}));
	const holds = (record: IDataObject) =>
		pairs.some(
			(pair) => pair.pipeline_id === record.pipeline_id && pair.status_id === record.status_id,
		);
	return [{ query: { [name]: pairs }, holds }];
}

/** A range with one or two ends, which belong to it. The form has them as `name_from` and `name_to`. */
async function between(
	name: string,
	form: IDataObject,
	parse: (value: unknown) => Promise<number>,
): Promise<Condition[]> {
	const end = async (value: unknown) => (isMissing(value) ? undefined : await parse(oneOf(value)));
	const range = rangeOf(await end(form[`${name}_from`]), await end(form[`${name}_to`]));
	return range
		? [{ query: { [name]: range.query }, holds: (record) => range.holds(record[name]) }]
		: [];
}

interface Range {
	query: IDataObject;
	holds(value: unknown): boolean;
}

function rangeOf(from?: number, to?: number): Range | undefined {
	if (from === undefined && to === undefined) return undefined;
	return {
		query: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
		holds: (value) =>
			typeof value === 'number' &&
			value >= (from ?? Number.NEGATIVE_INFINITY) &&
			value <= (to ?? Number.POSITIVE_INFINITY),
	};
}

/** Types whose filter takes the id of an option, and those it takes as text; others cannot be filtered by the API. */
const BY_OPTION = ['select', 'multiselect', 'radiobutton'];
const BY_VALUE = [
	'text',
	'url',
	'textarea',
	'streetaddress',
	'numeric',
	'checkbox',
	'date',
	'date_time',
];

async function customFields(
	name: string,
	form: IDataObject,
	context: FormContext,
): Promise<Condition[]> {
	const conditions: Condition[] = [];
	for (const { field_id: wanted, value, from, to } of objectsIn(at(form[name], 'field'))) {
		if (isMissing(wanted)) {
			if ([value, from, to].every(isMissing)) continue;
			throw new InputError('a value has no field', 'Choose the custom field of each value.');
		}
		const { field } = await fieldChoice(wanted, context.directory);
		if (!isMissing(value)) conditions.push(await customField(name, field, value, context));
		conditions.push(...(await customFieldRange(name, field, [from, to], context)));
	}
	return conditions;
}

/** Types that have an order, and those of them that the API filters by a range (API facts 1.7). */
const ORDERED = ['numeric', 'price', 'monetary', 'date', 'birthday', 'date_time'];
const BY_RANGE = ['numeric', 'date', 'date_time'];

async function customFieldRange(
	name: string,
	field: CustomField,
	entered: readonly unknown[],
	context: FormContext,
): Promise<Condition[]> {
	if (entered.every(isMissing)) return [];
	if (!ORDERED.includes(field.type))
		throw new InputError(
			`"${field.name}" has no order, so it has no range`,
			"Use 'Value' for this field; ranges are for numbers and dates.",
		);
	const ends: Array<number | undefined> = [];
	for (const end of entered) {
		const [first] = isMissing(end) ? [] : await encodedValues(field, end, context);
		ends.push(first && numberIn(first));
	}
	const range = rangeOf(...ends);
	if (!range) return [];
	return [
		{
			query: BY_RANGE.includes(field.type) ? { [name]: { [field.id]: range.query } } : {},
			holds: (record) =>
				storedIn(record, name, field).some((stored) => range.holds(numberIn(stored))),
		},
	];
}

const isTime = ({ type }: CustomField) => ['date', 'birthday', 'date_time'].includes(type);

const numberIn = ({ value }: IDataObject) => secondsOf(value);

const storedIn = (record: IDataObject, name: string, { id }: CustomField) =>
	objectsIn(record[name])
		.filter(({ field_id: own }) => own === id)
		.flatMap(({ values }) => objectsIn(values));

async function customField(
	name: string,
	field: CustomField,
	value: unknown,
	context: FormContext,
): Promise<Condition> {
	const values = await encodedValues(field, value, context);
	if (field.type === 'multitext') return await contactIn(name, field, values, context);
	const part = BY_OPTION.includes(field.type) ? 'enum_id' : 'value';
	// Days before 1970 are sent in another form than they are read.
	const asStored = (one: IDataObject) => (isTime(field) ? secondsOf(one[part]) : one[part]);
	const wanted = new Set(values.map((one) => comparable(asStored(one))));
	const filterable = BY_OPTION.includes(field.type) || BY_VALUE.includes(field.type);
	return {
		query: filterable ? { [name]: { [field.id]: [...wanted] } } : {},
		holds: (record) =>
			storedIn(record, name, field).some((stored) => wanted.has(comparable(stored[part]))),
	};
}

/** Phones and emails are compared as in 'Match By'. The API cannot filter them (API facts 1.7). */
async function contactIn(
	name: string,
	field: CustomField,
	values: readonly IDataObject[],
	{ directory }: FormContext,
): Promise<Condition> {
	const country = isPhone(field) ? await directory.country() : undefined;
	return {
		query: {},
		holds: (record) => {
			const stored = storedIn(record, name, field);
			return newContacts(stored, values, field, country).length < values.length;
		},
	};
}

const comparable = (value: unknown) =>
	typeof value === 'boolean' ? String(Number(value)) : String(value);
