import {
	among,
	anything,
	checkShape,
	integer,
	string,
	type Check,
	type Rule,
	type Scope,
	type Shape,
} from '../checks/check';
import { invalidType, notSupportedChoice, type Issue } from '../checks/issue';
import { isObject, stringOf, type JsonObject } from '../json';

const needed = (check: Check): Rule => ({ check, required: true });

const callStates = [1, 2, 3, 4, 5, 6, 7, 8];
const text: Shape = { text: needed(string) };
const call: Shape = {
	uniq: needed(string),
	duration: needed(integer),
	source: needed(string),
	link: { check: string },
	phone: needed(string),
	call_responsible: { check: anything },
	call_result: { check: string },
	call_status: { check: among(callStates) },
};
const service: Shape = { service: needed(string), ...text };
const sms: Shape = { ...text, phone: needed(string) };

/** The `params` of each note type that can be created (API facts 5.9). */
const paramsOf: Record<string, Shape | undefined> = {
	common: text,
	call_in: call,
	call_out: call,
	service_message: service,
	extended_service_message: service,
	message_cashier: { status: needed(among(['created', 'shown', 'canceled'])), ...text },
	geolocation: {
		...text,
		address: needed(string),
		longitude: needed(string),
		latitude: needed(string),
	},
	sms_in: sms,
	sms_out: sms,
	attachment: {
		file_uuid: needed(string),
		file_name: needed(string),
		version_uuid: { check: string },
	},
	invoice_paid: { ...text, service: needed(string), icon_url: needed(string) },
};

export const noteType: Check = (value, path) =>
	typeof value === 'string' && Object.hasOwn(paramsOf, value) ? [] : [notSupportedChoice(path)];

/** The issues of a note's `params`, by its type. */
export function paramIssues(row: JsonObject, scope: Scope): Issue[] {
	const shape = paramsOf[stringOf(row.note_type) ?? ''];
	if (!shape) return [];
	if (!isObject(row.params)) return [invalidType('params', 'array')];
	return checkShape(shape, row.params, 'params', scope);
}
