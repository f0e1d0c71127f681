/** Keys that break `String()`, `Number()` and templates, or change an object's prototype. The API has none of them. */
export const HARMFUL_KEYS = ['toString', 'valueOf', '__proto__'] as const;

/** Whether an object has a harmful key of its own. */
export const isHarmful = (object: object): boolean =>
	HARMFUL_KEYS.some((key) => Object.hasOwn(object, key));

/**
 * Removes harmful keys from parsed JSON at any depth, so that other code need not expect them.
 *
 * @returns the same value
 */
export function harmless(json: unknown): unknown {
	const open: unknown[] = [json];
	while (open.length > 0) {
		const one = open.pop();
		if (typeof one !== 'object' || one === null) continue;
		for (const key of HARMFUL_KEYS) if (Object.hasOwn(one, key)) Reflect.deleteProperty(one, key);
		for (const inner of Object.values(one))
			if (typeof inner === 'object' && inner !== null) open.push(inner);
	}
	return json;
}
