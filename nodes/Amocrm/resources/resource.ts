import type { IDataObject } from 'n8n-workflow';

import type * as fieldTypes from '../fieldTypes';
import type * as filterTypes from '../filterTypes';
import type { Identity } from '../transport/types';
import type * as verbs from '../verbs';
import type { Endpoints, WriteEndpoint } from './endpoints';
import type { LinkableType } from './common/linkable';

/** Names of the types of fields; each is a folder in fieldTypes/. */
export type FieldTypeName = keyof typeof fieldTypes;

/** One of the values that a field or filter can have. */
export interface Choosable {
	name: string;
	value: string | number;
	/** Records of other kinds name one of this kind under that key. */
	otherwiseIn?: string;
}

/** One field of a record, under amoCRM's own name, as it stands in the form. */
export interface Field {
	name: string;
	label: string;
	type: FieldTypeName;
	description?: string;
	placeholder?: string;
	/** A row without it is refused by the form. */
	required?: boolean;
	/** It can be given when a record is made, and not be changed afterwards. */
	onlyCreate?: boolean;
	/** amoCRM keeps it by itself: who made or changed the record, and when. */
	bookkeeping?: true;
	/** What can be chosen, as the user and as the API call it; for the type `choice`. */
	choices?: readonly Choosable[];
	/** The field that has to be given together with it. */
	needs?: string;
	/** Another key of the body that has the same value unless it is given. */
	also?: string;
	/** Shown for this verb alone, where verbs share a form. */
	shownFor?: VerbName;
	/** Always shown in the form; the others stand under 'Additional Fields'. */
	primary?: boolean;
	/** What an empty one means in a new record, if amoCRM itself has no default. */
	standard?: string;
	/** The object of the body that holds it, such as the `params` of a note. */
	within?: string;
	/** Shown in the form of a new record only for these values of another field. */
	shownWhen?: { field: string; values: readonly string[] };
}

/** What rows and stored records can be told the same by; each has one entry in match/matchKeys.ts. */
export type KeyType = 'customField' | 'email' | 'id' | 'name' | 'phone';

/** A value of the API's `with` parameter. */
export interface With {
	name: string;
	value: string;
	description: string;
}

/** Names of the types of filters; each is a folder in filterTypes/. */
export type FilterTypeName = keyof typeof filterTypes;

/** A filter of the API's lists, under amoCRM's own name. */
export interface Filter {
	name: string;
	label: string;
	type: FilterTypeName;
	/** What can be chosen; for the types `choice` and `eventRecords`. */
	choices?: readonly Choosable[];
	/** The key of records that shows it, where it is called otherwise. */
	shownBy?: string;
	/** The most values that the API takes. */
	most?: number;
	/** For filters of what has changed: the key of the values, and the only type of events that have them. */
	change?: { side: 'value_before' | 'value_after'; type: string };
}

/** Something that can be done with records beside the usual verbs, such as completing tasks. */
export interface Action {
	/** Value of the node's 'Operation'. */
	name: string;
	label: string;
	description: string;
	/** The method that does it: the resource's own for updates, with its batches, or another one. */
	endpoint: 'update' | WriteEndpoint;
	/** Safe to resend, if that method is another one. */
	idempotent?: true;
	/** What it asks for beside the record. */
	fields: readonly Field[];
	/** What can be asked for under 'Options'. */
	options?: readonly Field[];
	/** What it always sends. */
	sends?: IDataObject;
	/** The refusal of what is done already, in words. */
	refusal?: Refusal;
}

/** A status with which a method refuses a record, and what that means. */
export interface Refusal {
	status: number;
	message: string;
	description: string;
}

/** What amoCRM has, as data. What can be done with it stands in verbs/, once for all. */
export interface Resource {
	/** Value of the node's 'Resource'. */
	name: string;
	singular: string;
	plural: string;
	/** How amoCRM's methods for it are called. */
	endpoints: Endpoints;
	/** Its IDs are texts, which nothing but the service can check. */
	idType?: 'text';
	/** The key of the ID in its records, unless it is `id`. */
	idKey?: string;
	/** Address of a record's card in amoCRM, as its first part: `leads` of `/leads/detail/12001`. */
	card?: string;
	/** One of the contacts that a record is linked to is its main one (API facts 5.4.2). */
	hasMainContact?: true;
	/** Its records are people, who have a position and a birthday. */
	people?: true;
	/** Fields of which a new record has one at least, unless it has a phone or an email. */
	namedBy?: readonly string[];
	/** Words that say nothing in the names of columns with its phones and emails. */
	columnFillers?: readonly string[];
	/** What its records can be linked to (API facts 5.10). */
	links?: readonly LinkableType[];
	/** Key of lists of it under `_embedded`, and its scope of custom fields and tags. */
	embedded: string;
	fields: readonly Field[];
	with: readonly With[];
	filters: readonly Filter[];
	operations: readonly VerbName[];
	/** What people call a verb here, where it is not its usual name. */
	labels?: Partial<Record<VerbName, string>>;
	/** What can be done beside these. */
	actions?: readonly Action[];
	/** A record as raw JSON, for the hint beside the input. */
	example?: IDataObject;
	/** By what a new record is told from others after a lost answer. */
	identity?: ResourceIdentity;
	/** What rows can be matched by, and what they are matched by unless something else is chosen, in that order. */
	matchBy?: { keys: readonly KeyType[]; standard: readonly KeyType[] };
}

/** How records of a resource are told from each other after a lost answer. */
export interface ResourceIdentity extends Identity {
	/** Fields that tell records apart, where these have no name; `params.text` is a part of one. */
	toldBy?: readonly string[];
}

/** Names of the verbs; each is a folder in verbs/. */
export type VerbName = keyof typeof verbs;
