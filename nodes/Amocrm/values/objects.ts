import type { IDataObject } from 'n8n-workflow';

import { InputError, quoted } from './inputError';

/**
 * One or several objects, from an object, an array, or their JSON text. A plain text or number stands for the object's
 * main key, where there is one.
 *
 * Throws InputError.
 *
 * @param mainKey the key that a plain value is put under
 * @param convert makes the main key's value of a plain one
 */
export function objectsOf(
	value: unknown,
	mainKey?: string,
	convert: (plain: unknown) => IDataObject[string] = String,
): IDataObject[] {
	const parsed = typeof value === 'string' ? parsedIfJson(value) : value;
	const parts = Array.isArray(parsed) ? parsed : [parsed];
	return parts.map((part) => {
		if (typeof part === 'object' && part !== null && !Array.isArray(part)) return { ...part };
		if (mainKey !== undefined && !Array.isArray(part)) return { [mainKey]: convert(part) };
		throw new InputError(`${quoted(value)} is not a JSON object`, 'Enter an object in JSON, or an array of objects.');
	});
}

function parsedIfJson(text: string): unknown {
	if (!/^\s*[[{]/.test(text)) return text;
	try {
		return JSON.parse(text);
	} catch {
		// A text that only begins like JSON.
		return text;
	}
}
