import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Picker } from '../fieldTypes/common/picker';
import type { Filter, Resource } from '../resources/resource';
import type { FormContext } from '../rows/formContext';

/**
 * A filter type. Each has a folder: `index.ts` defines how it is entered and is loaded when n8n starts, `reader.ts` defines what it
 * means and is loaded with the first item.
 */
export interface FilterType {
	/** Its inputs under 'Filters'. */
	inputs(filter: Filter, resource: Resource): INodeProperties[];
	/** The list offered by its inputs. */
	options?: Picker;
	/** Its values can be ambiguous dates such as 03/04. */
	hasDates?: true;
	/** Loads its reader. */
	load(): Promise<{ reader: FilterReader }>;
}

/** Reads filters of one type. */
export interface FilterReader {
	/** Its conditions on records; none if it was not filled in. Throws InputError, UnreadableError. */
	conditions(filter: Filter, form: IDataObject, context: FormContext): Promise<Condition[]>;
	/** Whether it was filled in but is empty for an item, such as an expression without a result. */
	isEmptied(name: string, raw: IDataObject, resolved: IDataObject): boolean;
}

/** A filter's part of the query, and the same check for a record. */
export interface Condition {
	/** Under `filter` of the query. */
	query: IDataObject;
	holds(record: IDataObject): boolean;
}
