import fc from 'fast-check';

import { outputFields } from '../../../nodes/Amocrm/output/outputFields';

const record = { id: 1, name: 'A', 'Best  Phone': '111', tags: 'x' };

describe('the fields that come out', () => {
	it.each<[string, unknown, unknown, string[]]>([
		['all without a wish', '', undefined, ['id', 'name', 'Best  Phone', 'tags']],
		['only those wanted, in that order', 'bestphone, ID', '', ['Best  Phone', 'id']],
		['all but those not wanted', '', 'NAME;id\nnope', ['Best  Phone', 'tags']],
		['an array of names', ['name', null, 7], [], ['name']],
		['what is wanted and not wanted does not', 'id,name', 'name', ['id']],
		['nothing where nothing fits', 'nope', '', []],
	])('%s', (_title, toReturn, toExclude, keys) => {
		expect(Object.keys(outputFields(toReturn, toExclude).of(record))).toEqual(keys);
	});

	it('a record of which nothing is left out is the same object', () => {
		expect(outputFields('', '').of(record)).toBe(record);
	});

	it('names that no record had are known in the end, as they were given', () => {
		const fields = outputFields('id, Telefon ,extra', 'nmae');
		expect(fields.unknown()).toEqual([]);
		fields.of(record);
		expect(fields.unknown()).toEqual(['Telefon', 'extra', 'nmae']);
		fields.of({ extra: null });
		expect(fields.unknown()).toEqual(['Telefon', 'nmae']);
	});

	it('what is returned and what is excluded of the same names are a whole record', () => {
		const keys = ['id', 'name', 'Best  Phone', 'tags', 'other'];
		fc.assert(
			fc.property(fc.subarray(keys, { minLength: 1 }), (names) => {
				const chosen = outputFields(names, '').of(record);
				const rest = outputFields('', names).of(record);
				expect({ ...chosen, ...rest }).toEqual(record);
				expect(Object.keys(chosen).filter((key) => key in rest)).toEqual([]);
			}),
		);
	});
});
