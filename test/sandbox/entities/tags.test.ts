import { closeAll, open } from '../helper';

afterEach(closeAll);

async function tagged(tags: string[]) {
	const { sandbox, api } = await open();
	const { data } = await api.post('/api/v4/companies', [
		{ tags_to_add: tags.map((name) => ({ name })) },
	]);
	const id: number = data._embedded.companies[0].id;
	const names = () => sandbox.records('companies')[0]?._embedded.tags.map(({ name }) => name);
	const change = async (row: object) => {
		await api.patch('/api/v4/companies', [{ id, ...row }]);
		return names();
	};
	return { sandbox, api, names, change };
}

describe('tags of a record', () => {
	it('are made of unknown names; a known name is the same tag, in exact spelling', async () => {
		const { sandbox, api } = await tagged(['brand new', 'partner']);
		const [fresh, partner] = sandbox.records('companies')[0]?._embedded.tags ?? [];
		const { data } = await api.get('/api/v4/companies/tags?limit=250');
		expect(data._embedded.tags).toEqual(expect.arrayContaining([fresh, partner]));
		expect(
			data._embedded.tags.filter(({ name }: { name: string }) => name.toLowerCase() === 'partner'),
		).toHaveLength(2);
	});

	it('are attached by id as well', async () => {
		const { api, change } = await tagged([]);
		const { data } = await api.get('/api/v4/companies/tags?filter[name]=2026');
		expect(await change({ tags_to_add: [{ id: data._embedded.tags[0].id }] })).toEqual(['2026']);
	});

	it('are added and deleted one by one; a repeated one counts once', async () => {
		const { change } = await tagged(['a', 'b']);
		const row = {
			tags_to_add: [{ name: 'c' }, { name: 'a' }],
			tags_to_delete: [{ name: 'b' }, { name: 'unknown' }],
		};
		expect(await change(row)).toEqual(['a', 'c']);
	});

	it('are replaced as a whole by _embedded.tags, which wins over the other ways', async () => {
		const { change } = await tagged(['a', 'b']);
		expect(
			await change({ _embedded: { tags: [{ name: 'z' }] }, tags_to_add: [{ name: 'y' }] }),
		).toEqual(['z']);
	});

	it('are removed by _embedded.tags: null, and kept when nothing is said', async () => {
		const { change } = await tagged(['a', 'b']);
		expect(await change({ name: 'X' })).toEqual(['a', 'b']);
		expect(await change({ _embedded: { tags: null } })).toEqual([]);
	});
});

describe('tag dictionary', () => {
	it('is one per entity type', async () => {
		const { api } = await tagged(['only companies']);
		expect((await api.get('/api/v4/leads/tags?filter[name]=only companies')).status).toBe(204);
	});

	it('finds by exact name, id and part of the name, and pages', async () => {
		const { api } = await open({ companyTags: 300 });
		const names = async (query: string): Promise<string[]> =>
			(await api.get(`/api/v4/companies/tags?${query}`)).data._embedded.tags.map(
				({ name }: { name: string }) => name,
			);
		expect(await names('filter[name]=tag 7')).toEqual(['tag 7']);
		expect(await names('query=tag 29')).toContain('tag 290');
		expect(await names('limit=250&page=2')).toHaveLength(57);
	});

	it('gives an existing name its existing id when posted', async () => {
		const { api } = await open();
		const post = async () =>
			(await api.post('/api/v4/leads/tags', [{ name: 'urgent', color: 'FF8F92' }])).data;
		const first = await post();
		expect(first).toMatchObject({
			_total_items: 1,
			_embedded: { tags: [{ name: 'urgent', color: 'FF8F92', request_id: '0' }] },
		});
		expect((await post())._embedded.tags[0].id).toBe(first._embedded.tags[0].id);
	});

	it('wants a name, and a colour only for leads', async () => {
		const { api } = await open();
		expect(
			(await api.post('/api/v4/companies/tags', [{}])).data['validation-errors'][0].errors[0],
		).toMatchObject({ code: 'FieldMissing', path: 'name' });
		expect(
			(await api.post('/api/v4/companies/tags', [{ name: 'x', color: 'FF8F92' }])).status,
		).toBe(400);
	});
});
