import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Picker } from '../fieldTypes/common/picker';
import type { Filter, Resource } from '../resources/resource';
import type { FormContext } from '../rows/formContext';

/**
 * A kind of filter. Each has a folder: `index.ts` says how it is entered and is loaded together with n8n, `reader.ts` says
 * what it means and is loaded with the first item.
 */
export interface FilterType {
	/** Its inputs under 'Filters'. */
	inputs(filter: Filter, resource: Resource): INodeProperties[];
	/** The list that its inputs offer. */
	options?: Picker;
	/** Its values can be dates such as 03/04. */
	hasDates?: true;
	/** Loads how it is read. */
	load(): Promise<{ reader: FilterReader }>;
}

/** How a kind of filter is read. */
export interface FilterReader {
	/** What it asks of records; nothing where it was not filled in. Throws InputError, UnreadableError. */
	conditions(filter: Filter, form: IDataObject, context: FormContext): Promise<Condition[]>;
	/** Whether it was filled in and is empty for an item, such as an expression without a result. */
	isEmptied(name: string, raw: IDataObject, resolved: IDataObject): boolean;
}

/** What a filter of the form becomes: its part of the query, and the same test on a record. */
export interface Condition {
	/** Under `filter` of the query. */
	query: IDataObject;
	holds(record: IDataObject): boolean;
}
