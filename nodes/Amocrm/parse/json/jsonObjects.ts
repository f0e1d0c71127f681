import type { IDataObject } from 'n8n-workflow';

import { asError } from '../../transport/http/asError';
import { isBlank } from '../text/blank';
import { refuseDeep } from './depth';
import { InputError, quoted } from '../text/inputError';
import { plainText } from '../text/text';

/**
 * One or several objects, from an object, an array, or their JSON text. Plain text or a number becomes an object with
 * that value under the main key, if there is one.
 *
 * Throws InputError.
 *
 * @param mainKey key for a plain value
 * @param convert converts a plain value before it is stored under the main key
 */
export function objectsOf(
	value: unknown,
	mainKey?: string,
	convert: (plain: string) => IDataObject[string] = (plain) => plain,
): IDataObject[] {
	const parsed = parsedIfJson(value);
	const parts = Array.isArray(parsed) ? parsed : [parsed];
	return parts
		.filter((part) => !isBlank(part))
		.map((part) => {
			const plain = plainText(part);
			if (plain !== undefined && mainKey !== undefined) return { [mainKey]: convert(plain) };
			if (plain === undefined && typeof part === 'object' && !Array.isArray(part))
				return { ...part };
			throw new InputError(
				`${quoted(value)} is not a JSON object`,
				'Enter an object in JSON, or an array of objects.',
			);
		});
}

/**
 * Parses text that looks like a JSON object or array; returns anything else as it is.
 *
 * Throws InputError for text that was clearly meant to be JSON.
 */
export function parsedIfJson(value: unknown): unknown {
	if (typeof value !== 'string' || !looksLikeJson(value)) return value;
	try {
		const parsed: unknown = JSON.parse(value);
		refuseDeep(parsed);
		return parsed;
	} catch (error) {
		if (error instanceof InputError) throw asError(error);
		// Other text, such as a name in brackets, can begin like JSON.
		if (/^\s*(?:\{\s*"|\[\s*[[{"])/.test(value)) throw notJson(value);
		return value;
	}
}

/** Whether text could be a JSON object or array. */
export const looksLikeJson = (text: string): boolean => /^\s*[[{]/.test(text);

const notJson = (text: string) =>
	new InputError(
		`${quoted(text)} is not valid JSON`,
		'Check quotes, commas and brackets. In an expression, use {{ JSON.stringify(…) }}.',
	);
