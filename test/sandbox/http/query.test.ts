import { parseQuery, valuesOf } from '../../../sandbox/http/incoming/query';
import { closeAll, open } from '../helper';

afterEach(closeAll);

const plain = (text: string): unknown => JSON.parse(JSON.stringify(parseQuery(text)));

describe('a query string', () => {
	it.each([
		['page=2&limit=5', { page: '2', limit: '5' }],
		['a=1&a=2', { a: '2' }],
		['query=a+b%20c', { query: 'a b c' }],
		['filter[id]=1', { filter: { id: '1' } }],
		['filter[id][]=1&filter[id][]=2', { filter: { id: { 0: '1', 1: '2' } } }],
		['filter%5Bid%5D%5B0%5D=1', { filter: { id: { 0: '1' } } }],
		['filter[a][from]=1&filter[a][to]=2', { filter: { a: { from: '1', to: '2' } } }],
		[
			'filter[statuses][0][pipeline_id]=1&filter[statuses][0][status_id]=2&filter[statuses][1][status_id]=3',
			{ filter: { statuses: { 0: { pipeline_id: '1', status_id: '2' }, 1: { status_id: '3' } } } },
		],
		['a.b=1', { 'a.b': '1' }],
		['', {}],
		['&&=&a', { a: '' }],
	])('%s is read by the rules of PHP', (text, expected) => {
		expect(plain(text)).toEqual(expected);
	});

	it('holds all IDs of a page', () => {
		const ids = Array.from({ length: 250 }, (_, index) => String(index));
		const text = ids.map((id) => `filter[id][]=${id}`).join('&');
		const { filter } = parseQuery(text);
		expect(typeof filter === 'object' && valuesOf(filter.id)).toEqual(ids);
	});

	it.each([
		'__proto__[polluted]=1',
		'filter[__proto__][polluted]=1',
		'constructor[prototype][polluted]=1',
		'filter[constructor][prototype][polluted]=1',
		'filter[id][__proto__][polluted]=1',
		'filter[id][]=1&filter[id][__proto__][polluted]=1',
		'__proto__=1&__proto__[a][polluted]=1',
	])('%s changes no prototype', (text) => {
		const parsed = parseQuery(text);
		expect(Object.getPrototypeOf(parsed)).toBeNull();
		expect(Reflect.get({}, 'polluted')).toBeUndefined();
		expect(Reflect.get(Object, 'polluted')).toBeUndefined();
		expect(Object.keys(Object.prototype)).toEqual([]);
	});

	it.each([
		'filter[__proto__][polluted]=1',
		'filter[constructor]=1',
		'filter[toString][]=1',
		'order[__proto__]=asc&filter[id]=1',
		'with=__proto__,constructor',
		'__proto__[page]=5',
	])('%s is an ordinary request', async (text) => {
		const { api } = await open({ filtersEnabled: true });
		await api.post('/api/v4/companies', [{ name: 'a' }]);
		for (const path of ['companies', 'companies/tags', 'companies/custom_fields'])
			expect((await api.get(`/api/v4/${path}?${text}`)).status).toBeLessThan(500);
		expect((await api.get('/api/v4/companies')).data._embedded.companies).toHaveLength(1);
		expect(Object.keys(Object.prototype)).toEqual([]);
	});
});
