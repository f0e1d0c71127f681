import type { Sandbox } from '../../../sandbox';
import {
	byId,
	errorOf,
	itemsOf,
	jsonOf,
	requests,
	runAmocrm,
	withSandbox,
	type Json,
} from '../../support/amocrm';

const KINDS = [
	['company', 'companies'],
	['contact', 'contacts'],
	['lead', 'leads'],
] as const;

const change = (resource: string, tagsMode: string, tags: unknown, options: Json = {}): Json => ({
	resource,
	operation: 'changeTags',
	recordId: byId('={{ $json.value }}'),
	tagsMode,
	tags,
	options,
});

const NEW = { createTags: true };

const tagsOf = (sandbox: Sandbox, kind: (typeof KINDS)[number][1]) =>
	sandbox.records(kind).map(({ _embedded }) => _embedded.tags.map(({ name }) => name));

describe.each(KINDS)('Change Tags of a %s', (resource, kind) => {
	it('adds, removes and replaces tags of many records, in one request each', async () => {
		await withSandbox({ [kind]: 3 }, async (sandbox) => {
			const input = itemsOf(sandbox.records(kind).map(({ id }) => id));
			const run = async (mode: string, tags: unknown) =>
				await runAmocrm(sandbox, { input, parameters: change(resource, mode, tags, NEW) });
			const { items, error } = await run('add', ['hot', 'new']);
			expect(error).toBeUndefined();
			expect(items.map(({ json }) => json.id)).toEqual(sandbox.records(kind).map(({ id }) => id));
			expect(items[2]?.json).toMatchObject({
				_embedded: { tags: [{ name: 'hot' }, { name: 'new' }] },
			});
			await run('add', 'more');
			expect(tagsOf(sandbox, kind)).toEqual(Array(3).fill(['hot', 'new', 'more']));
			await run('remove', 'hot, new');
			expect(tagsOf(sandbox, kind)).toEqual(Array(3).fill(['more']));
			await run('replace', ['other']);
			expect(tagsOf(sandbox, kind)).toEqual(Array(3).fill(['other']));
			await run('replace', []);
			expect(tagsOf(sandbox, kind)).toEqual(Array(3).fill([]));
			// A busy machine may deliver several in one moment, of which amoCRM puts one off (429).
			const done = requests(sandbox, 'PATCH', kind).filter(({ status }) => status === 200);
			expect(done).toHaveLength(5);
		});
	});
});

describe('Change Tags', () => {
	it.each(['add', 'remove'])(
		'takes no tag away when nothing but commas is given to %s',
		async (mode) => {
			await withSandbox({ leads: 1 }, async (sandbox) => {
				const input = itemsOf(sandbox.records('leads').map(({ id }) => id));
				await runAmocrm(sandbox, { input, parameters: change('lead', 'add', 'hot', NEW) });
				const parameters = change('lead', mode, '={{ $json.nothing || "" }}, ');
				const { message } = errorOf(await runAmocrm(sandbox, { input, parameters }));
				expect(message).toBe("'Tags' is empty [item 0]");
				expect(tagsOf(sandbox, 'leads')).toEqual([['hot']]);
			});
		},
	);

	it('changes one record several times in the order of the items', async () => {
		await withSandbox({ leads: 1 }, async (sandbox) => {
			const [lead] = sandbox.records('leads');
			await runAmocrm(sandbox, {
				input: ['one', 'two'].map((tag) => ({ value: lead?.id ?? 0, tag })),
				parameters: change('lead', 'replace', '={{ $json.tag }}', NEW),
			});
			expect(tagsOf(sandbox, 'leads')).toEqual([['two']]);
		});
	});

	it.each<[string, Json, RegExp, RegExp]>([
		['no tags', change('lead', 'add', ''), /^'Tags' is empty/, /expression/],
		[
			'a tag that the account does not have',
			change('lead', 'add', 'Nope at all'),
			/^'Tags': there is no tag "Nope at all"/,
			/Create Missing Tags/,
		],
		[
			'a lead that does not exist',
			change('lead', 'add', 'new', NEW),
			/^There is no lead with the ID 5/,
			/Get Many/,
		],
	])('refuses %s', async (_title, parameters, message, todo) => {
		await withSandbox({}, async (sandbox) => {
			const words = errorOf(await runAmocrm(sandbox, { input: itemsOf([5]), parameters }));
			expect(words.message).toMatch(message);
			expect(words.description).toMatch(todo);
		});
	});

	it('makes an error of the record that is missing and changes the others with "continue"', async () => {
		await withSandbox({ contacts: 2 }, async (sandbox) => {
			const [one, two] = sandbox.records('contacts').map(({ id }) => id);
			const { items } = await runAmocrm(sandbox, {
				onError: 'continueRegularOutput',
				input: itemsOf([one, 5, 'x', two]),
				parameters: change('contact', 'add', ['vip'], { ...NEW, return: 'ids' }),
			});
			expect(jsonOf(items)).toMatchObject([
				{ id: one },
				{ error: 'There is no contact with the ID 5 [item 1]' },
				{ error: `'Contact': there is no contact named "x" [item 2]` },
				{ id: two },
			]);
			expect(tagsOf(sandbox, 'contacts')).toEqual([['vip'], ['vip']]);
		});
	});
});
