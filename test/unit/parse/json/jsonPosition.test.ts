import fc from 'fast-check';

import { jsonErrorPosition } from '../../../../nodes/Amocrm/parse/json/jsonPosition';

const isJson = (text: string): boolean => {
	try {
		JSON.parse(text);
		return true;
	} catch {
		// Only validity matters here.
		return false;
	}
};

/** A control character is valid nowhere in JSON except between values, and only some are. */
const WRONG = '\u0001';

describe('The place of an error in JSON', () => {
	it.each<[string, number]>([
		['', 0],
		['[', 1],
		['[1,]', 3],
		['[1 2]', 3],
		['{"a":1,}', 7],
		['{"a" 1}', 5],
		['{a:1}', 1],
		["['a']", 1],
		['"a\nb"', 2],
		['"a\\x"', 3],
		['"a\\u12x"', 6],
		['tru}', 3],
		['1.x', 2],
		['1ex', 2],
		['-x', 1],
		['"abc', 4],
		['[1]]', 3],
		['01', 1],
		['-', 1],
		['nul', 3],
		['{"a":[1,{"b":tru}]}', 16],
		[`${'['.repeat(50_000)}x`, 50_000],
		[`[${'{"name": "A"},'.repeat(20_000)}x]`, 280_001],
	])('%.40s: %i', (text, position) => expect(jsonErrorPosition(text)).toBe(position));

	it('is the end of what is whole, and the wrong sign wherever it stands between values', () => {
		fc.assert(
			fc.property(fc.json(), (text) => {
				expect(jsonErrorPosition(text)).toBe(text.length);
				expect(jsonErrorPosition(`${text}${WRONG}`)).toBe(text.length);
			}),
		);
	});

	it('is behind every beginning of a JSON text that more text could complete', () => {
		fc.assert(
			fc.property(fc.json(), fc.nat(), (text, cut) => {
				const begun = text.slice(0, cut % (text.length + 1));
				const position = jsonErrorPosition(begun);
				expect(position).toBeLessThanOrEqual(begun.length);
				// The text before an error is valid.
				expect(isJson(begun) ? position : 0).toBe(isJson(begun) ? begun.length : 0);
			}),
		);
	});
});
