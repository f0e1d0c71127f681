import { byId, jsonOf, runAmocrm, withSandbox } from '../../../support/amocrm';
import { byColumnNames, runRows, tagsOf } from '../../../support/columns';

const creating = { createTags: true };

describe('Tags of rows', () => {
	it.concurrent('may be JSON, as text or as an array', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items, hints } = await runRows(
				sandbox,
				byColumnNames('company', 'create', creating),
				[
					{ Name: 'A', Tags: '["new one","cold"]' },
					{ Name: 'B', Tags: ['new one', 'COLD'] },
					{ Name: 'C', Tags: '[{"name": "cold"}]' },
					{ Name: 'D', Tags: '["Moscow, Russia", "2026"]' },
					{ Name: 'E', Tags: '[]' },
					{ Name: 'F', Tags: '[one] two' },
				],
			);
			expect(hints).toEqual([]);
			expect(jsonOf(items).map(tagsOf)).toEqual([
				['new one', 'cold'],
				['new one', 'cold'],
				['cold'],
				['Moscow, Russia', '2026'],
				[],
				['[one] two'],
			]);
		});
	});

	it.concurrent('that the account has are found however they are written', async () => {
		await withSandbox({}, async (sandbox) => {
			const rows = [
				{ Name: 'A', Tags: 'COLD' },
				{ Name: 'B', Tags: 'партнер' },
				{ Name: 'C', Tags: ' Cóld ;  2026' },
			];
			const tags = [['cold'], ['партнёр'], ['cold', '2026']];
			for (const options of [creating, {}]) {
				const { items } = await runRows(sandbox, byColumnNames('company', 'create', options), rows);
				expect(jsonOf(items).map(tagsOf)).toEqual(tags);
			}
		});
	});

	it.concurrent('of which the account has several of that name make no further one', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runRows(sandbox, byColumnNames('company', 'create', creating), [
				{ Name: 'A', Tags: 'PARTNER' },
				{ Name: 'B', Tags: 'Partner' },
			]);
			expect(jsonOf(items)[0]?.error).toMatch(/^'Tags': 2 tags in the account are named "PARTNER"/);
			expect(tagsOf(jsonOf(items)[1])).toEqual(['Partner']);
		});
	});

	it.concurrent('that are new are made once in a run, as the first row spells them', async () => {
		await withSandbox({}, async (sandbox) => {
			const spellings = ['Ёлка', 'елка', ' ёлка ', 'ЁЛКА', 'São Paulo', 'sao  paulo'];
			const rows = spellings.map((Tags, i) => ({ Name: `Company ${i}`, Tags }));
			const options = { ...creating, batchSize: 2 };
			const { items } = await runRows(sandbox, byColumnNames('company', 'create', options), rows);
			const made = [...Array.from({ length: 4 }, () => ['Ёлка']), ['São Paulo'], ['São Paulo']];
			expect(jsonOf(items).map(tagsOf)).toEqual(made);
		});
	});

	it.concurrent('are changed with the same care', async () => {
		await withSandbox({ companies: 2 }, async (sandbox) => {
			const [first, second] = sandbox.records('companies');
			const { items } = await runAmocrm(sandbox, {
				parameters: {
					resource: 'company',
					operation: 'changeTags',
					tagsMode: 'add',
					recordId: byId('={{ $json.id }}'),
					tags: '={{ $json.tags }}',
					options: creating,
				},
				input: [
					{ id: first?.id ?? 0, tags: '["Новый","cold"]' },
					{ id: second?.id ?? 0, tags: 'новый, Cold' },
				],
			});
			expect(jsonOf(items).map((json) => tagsOf(json).sort())).toEqual([
				['cold', 'Новый'],
				['cold', 'Новый'],
			]);
		});
	});
});
