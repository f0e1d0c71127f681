import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../../../sandbox';
import { jsonOf, runAmocrm, sentNothing, withSandbox, type Json } from '../../../support/amocrm';
import { byColumnNames, runRows } from '../../../support/columns';

const SALES = 3177727;
const PARTNERS = 3177730;

const stageOf = ({ pipeline_id: pipeline, status_id: stage, error }: IDataObject) =>
	error ?? [pipeline, stage];

describe('Pipeline and stage of rows', () => {
	it.concurrent('are found by name and ID in any combination', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runRows(sandbox, byColumnNames('lead'), [
				{ Name: 'A', pipeline_id: SALES, stage: 'Contract' },
				{ Name: 'B', Pipeline: 'Партнеры', Stage: 32392186 },
				{ Name: 'C', Pipeline: String(PARTNERS), status_id: '143' },
				{ Name: 'D', Pipeline: 'Партнёры', Stage: 'closed - WON' },
				{ Name: 'E', Pipeline: 'Sales', Stage: 'Signed' },
				{ Name: 'F', Pipeline: 'Sales', Stage: 'Партнёры → Signed' },
			]);
			expect(jsonOf(items).map(stageOf)).toEqual([
				[SALES, 32392165],
				[PARTNERS, 32392186],
				[PARTNERS, 143],
				[PARTNERS, 142],
				'\'Pipeline and Stage\': there is no stage "Sales → Signed" [item 4]',
				'\'Pipeline and Stage\': the stage "Партнёры → Signed" is not in the pipeline "Sales" [item 5]',
			]);
		});
	});

	it.concurrent(
		'are changed by name in what Get Many gave, where only the stage ID is removed',
		async () => {
			await withSandbox({}, async (sandbox) => {
				await runRows(sandbox, byColumnNames('lead'), [
					{ Name: 'A' },
					{ Name: 'B', Stage: 'Contract' },
				]);
				const rows = (await read(sandbox)).map((row) => ({
					...row,
					status_id: undefined,
					stage: row.name === 'A' ? 'Contract' : 'Closed - lost',
				}));
				const { items } = await runRows(sandbox, byColumnNames('lead', 'update'), rows);
				const stages = new Map(jsonOf(items).map((json) => [json.name, stageOf(json)]));
				expect(stages.get('A')).toEqual([SALES, 32392165]);
				expect(stages.get('B')).toEqual([SALES, 143]);
			});
		},
	);

	it.concurrent('of an archived pipeline are never chosen by name', async () => {
		await withSandbox({ archivedPipeline: true }, async (sandbox) => {
			const { items } = await runRows(sandbox, byColumnNames('lead'), [
				{ Name: 'd', Stage: 'Old stage' },
				{ Name: 'e', Stage: 'First contact' },
				{ Name: 'f', Pipeline: 'Archive', Stage: 'Old stage' },
				{ Name: 'g', Pipeline: 'Sales', Stage: 'First contact' },
				{ Name: 'h', Stage: 'Archive / Old stage' },
			]);
			const refused = (item: number) =>
				`'Pipeline and Stage': the pipeline "Archive" of the stage "Old stage" is archived [item ${item}]`;
			expect(jsonOf(items).map(stageOf)).toEqual([
				refused(0),
				[SALES, 32392159],
				refused(2),
				[SALES, 32392159],
				refused(4),
			]);
		});
	});
});

describe('How a lead ended', () => {
	it.concurrent('is refused before anything is sent where a new lead is open', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runRows(sandbox, byColumnNames('lead'), [
				{ Name: 'A', 'Loss Reason': 'Too expensive' },
				{ Name: 'B', 'Closed At': '2026-01-31', Stage: 'Contract' },
				{ Name: 'C', 'Loss Reason': 'Too expensive', status_id: `${SALES}:142` },
			]);
			expect(jsonOf(items)).toEqual([
				{
					error: "'Loss Reason' is given, but the lead is not lost [item 0]",
					message: "Enter a stage that is lost as well, or leave 'Loss Reason' empty.",
				},
				{
					error: "'Closed At' is given, but the lead is not won or lost [item 1]",
					message: "Enter a stage that is won or lost as well, or leave 'Closed At' empty.",
				},
				expect.objectContaining({
					error: "'Loss Reason' is given, but the lead is not lost [item 2]",
				}),
			]);
			expect(sentNothing(sandbox)).toBe(true);
		});
	});

	it.concurrent('can be given to a lead that is there without its stage', async () => {
		await withSandbox({}, async (sandbox) => {
			const made = await runRows(sandbox, byColumnNames('lead'), [
				{ Name: 'A', status_id: `${SALES}:143` },
			]);
			const [{ id } = { id: 0 }] = jsonOf(made.items);
			const { items } = await runRows(sandbox, byColumnNames('lead', 'update'), [
				{ id, 'Loss Reason': 'Too expensive' },
				{ id, 'Loss Reason': 'Too expensive', Stage: 'Contract' },
			]);
			expect(jsonOf(items)).toMatchObject([
				{ loss_reason_id: 4203748 },
				{ error: "'Loss Reason' is given, but the lead is not lost [item 1]" },
			]);
		});
	});
});

describe('Stages as filters', () => {
	const names = async (sandbox: Sandbox, filters: Json) =>
		(await read(sandbox, filters)).map(({ name, error }) => error ?? name).sort();

	it.concurrent(
		'alone are won and lost of all pipelines, and of the chosen ones beside them',
		async () => {
			await withSandbox({}, async (sandbox) => {
				await runRows(sandbox, byColumnNames('lead'), [
					{ Name: 'won 1', status_id: `${SALES}:142` },
					{ Name: 'won 2', status_id: `${PARTNERS}:142` },
					{ Name: 'open', Stage: 'Contract' },
				]);
				expect(await names(sandbox, { statuses: ['142'] })).toEqual(['won 1', 'won 2']);
				expect(await names(sandbox, { statuses: 'Closed - won' })).toEqual(['won 1', 'won 2']);
				expect(await names(sandbox, { statuses: ['142'], pipeline_id: ['Партнёры'] })).toEqual([
					'won 2',
				]);
				expect(await names(sandbox, { statuses: 'Contract, 143', pipeline_id: 'Sales' })).toEqual([
					'open',
				]);
			});
		},
	);
});

async function read(sandbox: Sandbox, filters: Json = {}): Promise<IDataObject[]> {
	const { items } = await runAmocrm(sandbox, {
		parameters: { resource: 'lead', operation: 'getAll', returnAll: true, simplify: true, filters },
		onError: 'continueRegularOutput',
	});
	return jsonOf(items);
}
