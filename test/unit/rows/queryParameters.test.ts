import { queryParametersOf, withIncluded } from '../../../nodes/Amocrm/rows/queryParameters';
import { complaint } from '../customFields/fields';

const query = (...parameters: Array<[name: unknown, value: unknown]>) =>
	queryParametersOf({
		parameter: JSON.parse(JSON.stringify(parameters.map(([name, value]) => ({ name, value })))),
	});

describe('query parameters', () => {
	it.each([undefined, {}, '', { parameter: [] }])('%j asks for nothing', (value) => {
		expect(queryParametersOf(value)).toEqual({});
	});

	it('a name in brackets can be given several times, any other once', () => {
		expect(query(['a', '1'], ['a', 2], ['ids[]', '1'], ['b', ''], ['ids[]', '2'])).toEqual({
			a: '2',
			ids: ['1', '2'],
			b: '',
		});
		expect(query(['ids[]', '1'])).toEqual({ ids: ['1'] });
	});

	it('an empty line of the form is nothing', () => {
		expect(query(['', ''], [' a ', '1'])).toEqual({ a: '1' });
	});

	it.each([
		['page', /"page" is set by the node itself/],
		['LIMIT', /"LIMIT" is set by the node itself/],
		['limit[]', /"limit\[\]" is set by the node itself/],
		['page[0]', /"page\[0\]" is set by the node itself/],
		['', /a value has no name/],
	])('"%s" is refused', (name, message) => {
		expect(complaint(() => query([name, '1']))).toMatch(message);
	});

	it('adds what is included to what the user includes', () => {
		expect(withIncluded({ a: '1', with: 'leads' }, 'contacts')).toEqual({
			a: '1',
			with: 'leads,contacts',
		});
		expect(withIncluded({}, '')).toEqual({});
	});
});
