import { isObject } from '../../transport/http/json';
import { isBlank } from '../text/blank';

/** Where other tools store a person's email and name. */
const EMAILS = ['email', 'emailAddress', 'mail'];
const NAMES = ['name', 'displayName', 'full_name'];

/** The email and the name in a person object from another tool; empty for any other value. */
export function namesOfPerson(value: unknown): unknown[] {
	if (!isObject(value)) return [];
	const person = isObject(value.person) ? { ...value, ...value.person } : value;
	return [EMAILS, NAMES].flatMap((keys) => {
		const key = keys.find((name) => !isBlank(person[name]));
		return key === undefined ? [] : [person[key]];
	});
}
