import type { Json } from '../../json';

/** A parsed body: absent, JSON, or invalid. */
export type ReadBody = { json: Json | undefined } | { broken: true };

/** Parses a JSON body; empty text means no body. */
export function readBody(text: string): ReadBody {
	if (text === '') return { json: undefined };
	try {
		const json: Json = JSON.parse(text);
		return { json };
	} catch {
		// The API answers 400 to invalid JSON.
		return { broken: true };
	}
}
