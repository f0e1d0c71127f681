import { atMost } from '../checks/amount';
import {
	anything,
	boolean,
	checkShape,
	integer,
	list,
	object,
	string,
	timestamp,
	type Check,
	type Shape,
} from '../checks/check';
import { invalidType, notSupportedChoice, tooMany, type Issue } from '../checks/issue';
import { recordOf } from '../checks/references';
import { kinds } from '../entities/entityKinds';
import { source, tagsInside } from '../entities/shapes';
import { isObject, listOf, type JsonObject } from '../json';
import type { EntityName } from '../names';

const mostFields = 40;

/** At most 40 custom fields in each of the three records (API facts 2). */
export const fieldCount = (row: JsonObject, path: string): Issue[] =>
	listOf(row.custom_fields_values).length > mostFields ? [tooMany(path, mostFields)] : [];

/** An existing record, whose other keys are ignored, or a new one (API facts 5.4.3, part 8 line 75). */
const existingOrNew =
	(entity: EntityName): Check =>
	(value, path, { world }) => {
		if (!isObject(value)) return [invalidType(path, 'array')];
		const id: Shape = 'id' in value ? { id: { check: recordOf(entity) } } : {};
		const shape = { ...kinds[entity].createShape, ...id, is_main: { check: anything } };
		const found = checkShape(shape, value, path, { world, entity });
		return found.length > 0 ? found : fieldCount(value, `${path}.custom_fields_values`);
	};

const category: Check = (value, path) =>
	value === 'sip' || value === 'forms' ? [] : [notSupportedChoice(path)];
const phone: Check = (value, path) =>
	typeof value === 'string' || typeof value === 'number' ? [] : [invalidType(path, 'string')];
const texts = ['form_id', 'form_name', 'form_page', 'ip', 'referer', 'from', 'link'];

/** Makes the lead an incoming one, from a form or a call (API facts 5.4.5). */
const metadata: Shape = {
	...Object.fromEntries(
		[...texts, 'service_code', 'uniq'].map((name) => [name, { check: string }]),
	),
	category: { check: category, required: true },
	form_sent_at: { check: timestamp },
	form_type: { check: integer },
	visitor_uid: { check: string, nullable: true },
	phone: { check: phone },
	called_at: { check: timestamp },
	duration: { check: integer },
	is_call_event_needed: { check: boolean },
	call_responsible: { check: anything, nullable: true },
};

/** A lead with at most one contact and one company (API facts 5.4.3). */
export const complexShape: Shape = {
	...kinds.leads.createShape,
	_embedded: {
		check: object({
			...tagsInside,
			source,
			metadata: { check: object(metadata) },
			contacts: { check: atMost(1, list(existingOrNew('contacts'))) },
			companies: { check: atMost(1, list(existingOrNew('companies'))) },
		}),
	},
};
