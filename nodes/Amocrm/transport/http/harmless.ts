/** Keys that make `String()`, `Number()` and templates fail on an object, or change what it is. The API has none of them. */
export const HARMFUL_KEYS = ['toString', 'valueOf', '__proto__'] as const;

/** Whether an object has a key of its own that makes it harmful. */
export const isHarmful = (object: object): boolean =>
	HARMFUL_KEYS.some((key) => Object.hasOwn(object, key));

/**
 * Takes harmful keys out of parsed JSON, at any depth, so that no code behind it has to expect them.
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
