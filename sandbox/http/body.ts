import type { Json } from '../json';

/** A body as read: absent, JSON, or text that is no JSON. */
export type ReadBody = { json: Json | undefined } | { broken: true };

/** Parses a JSON body; an empty text is no body. */
export function readBody(text: string): ReadBody {
	if (text === '') return { json: undefined };
	try {
		const json: Json = JSON.parse(text);
		return { json };
	} catch {
		// Not JSON: the API answers 400, so the caller must know.
		return { broken: true };
	}
}
