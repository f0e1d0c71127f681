import type { IDataObject } from 'n8n-workflow';

import type * as fieldTypes from '../fieldTypes';
import type * as filterTypes from '../filterTypes';
import type { Identity } from '../transport/types';
import type * as verbs from '../verbs';
import type { Endpoints, WriteEndpoint } from './endpoints';
import type { LinkableType } from './common/linkable';

/** Names of field types; each is a folder in fieldTypes/. */
export type FieldTypeName = keyof typeof fieldTypes;

/** A possible value of a field or filter. */
export interface Choosable {
	name: string;
	value: string | number;
	/** Key by which records of other types refer to one of this type. */
	otherwiseIn?: string;
}

/** A field of a record, under amoCRM's name. */
export interface Field {
	name: string;
	label: string;
	type: FieldTypeName;
	description?: string;
	placeholder?: string;
	/** The form refuses rows without it. */
	required?: boolean;
	/** Can be set on creation but not changed later. */
	onlyCreate?: boolean;
	/** Maintained by amoCRM: who created or changed the record, and when. */
	bookkeeping?: true;
	/** Possible values with labels, for the type `choice`. */
	choices?: readonly Choosable[];
	/** Another field that is required with it. */
	needs?: string;
	/** Another key of the body that gets the same value by default. */
	also?: string;
	/** Shown only for this verb, if verbs share a form. */
	shownFor?: VerbName;
	/** Always shown; other fields are under 'Additional Fields'. */
	primary?: boolean;
	/** Default value in new records, if amoCRM has none. */
	standard?: string;
	/** The object of the body that contains it, such as the `params` of a note. */
	within?: string;
	/** In the form for new records, shown only for these values of another field. */
	shownWhen?: { field: string; values: readonly string[] };
}

/** Keys by which rows can match stored records; each has an entry in match/matchKeys.ts. */
export type KeyType = 'customField' | 'email' | 'id' | 'name' | 'phone';

/** A value of the API's `with` parameter. */
export interface With {
	name: string;
	value: string;
	description: string;
}

/** Names of filter types; each is a folder in filterTypes/. */
export type FilterTypeName = keyof typeof filterTypes;

/** A filter of a list, under amoCRM's name. */
export interface Filter {
	name: string;
	label: string;
	type: FilterTypeName;
	/** Possible values, for the types `choice` and `eventRecords`. */
	choices?: readonly Choosable[];
	/** Key of the record that shows it, if it has another name. */
	shownBy?: string;
	/** Maximum number of values. */
	most?: number;
	/** For filters by changed values: the key of the values, and the only type of event with them. */
	change?: { side: 'value_before' | 'value_after'; type: string };
}

/** An operation beyond the usual verbs, such as completing tasks. */
export interface Action {
	/** Value of the node's 'Operation'. */
	name: string;
	label: string;
	description: string;
	/** The method: the resource's update in batches, or a separate one. */
	endpoint: 'update' | WriteEndpoint;
	/** Key under which the record's ID is sent, if it is not `id`. */
	idSentAs?: string;
	/** Whether a separate method is safe to resend. */
	idempotent?: true;
	/** Its inputs besides the record. */
	fields: readonly Field[];
	/** Inputs under 'Options'. */
	options?: readonly Field[];
	/** Values that are always sent. */
	sends?: IDataObject;
	/** Explains a refusal that means it was already done. */
	refusal?: Refusal;
}

/** The status of a refusal, and what it means. */
export interface Refusal {
	status: number;
	message: string;
	description: string;
}

/** A resource of amoCRM, as data. The verbs in verbs/ work with any resource. */
export interface Resource {
	/** Value of the node's 'Resource'. */
	name: string;
	singular: string;
	plural: string;
	/** amoCRM's methods for it. */
	endpoints: Endpoints;
	/** IDs are text, which only the service can check. */
	idType?: 'text';
	/** Key of the ID in its records, if it is not `id`. */
	idKey?: string;
	/** First part of a record's address in amoCRM: `leads` of `/leads/detail/12001`. */
	card?: string;
	/** Its records have a main contact (API facts 5.4.2). */
	hasMainContact?: true;
	/** Its records are people, with a position and a birthday. */
	people?: true;
	/** A new record needs one of these fields, a phone or an email. */
	namedBy?: readonly string[];
	/** Words without meaning in the names of columns with phones or emails. */
	columnFillers?: readonly string[];
	/** Kinds of records that it can be linked to (API facts 5.10). */
	links?: readonly LinkableType[];
	/** Key under `_embedded`, and scope of its custom fields and tags. */
	embedded: string;
	fields: readonly Field[];
	with: readonly With[];
	filters: readonly Filter[];
	operations: readonly VerbName[];
	/** Labels of verbs that differ from the usual ones. */
	labels?: Partial<Record<VerbName, string>>;
	/** Operations beyond these. */
	actions?: readonly Action[];
	/** A record as raw JSON, for the hint of the JSON input. */
	example?: IDataObject;
	/** What identifies a new record after a lost answer. */
	identity?: ResourceIdentity;
	/** Possible keys for matching, and the default keys in order. */
	matchBy?: { keys: readonly KeyType[]; standard: readonly KeyType[] };
}

/** How records are identified after a lost answer. */
export interface ResourceIdentity extends Identity {
	/** Fields that identify records without a name; `params.text` is part of a field. */
	toldBy?: readonly string[];
}

/** Names of the verbs; each is a folder in verbs/. */
export type VerbName = keyof typeof verbs;
