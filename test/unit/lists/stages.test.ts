import { stageFinder, type Stage } from '../../../nodes/Amocrm/lists/stages';
import { withStage } from '../../../nodes/Amocrm/operations/columnStage';

const stage = (pipelineId: number, pipeline: string, statusId: number, name: string): Stage => ({
	pipelineId,
	pipeline,
	statusId,
	stage: name,
	archived: false,
	incoming: false,
});

const all = [
	stage(1, 'Sales', 11, 'New'),
	stage(1, 'Sales', 12, 'Call: first'),
	stage(2, 'B2B/Retail', 21, 'New'),
	stage(2, 'B2B/Retail', 22, 'Offer/contract'),
];
const find = stageFinder(all);

describe('a stage', () => {
	it.each<[unknown, number]>([
		['1:11', 11],
		['Sales/New', 11],
		['sales > new', 11],
		['B2B/Retail → New', 21],
		['b2b/retail -> new', 21],
		['B2B/Retail → Offer/contract', 22],
		['Offer/contract', 22],
		[22, 22],
	])('is found by %j', (wanted, statusId) => {
		expect(find(wanted).statusId).toBe(statusId);
	});

	it.each([[{ id: 1 }], [['New']]])('%j is none', (wanted) => {
		expect(() => find(wanted)).toThrow(`there is no stage "${JSON.stringify(wanted)}"`);
	});

	it('in a column of its own belongs to the pipeline beside it, whatever signs are in its name', () => {
		const found = (pipeline: string, name: string) =>
			find(withStage({ pipeline_id: pipeline, status_id: name }).status_id).statusId;
		expect(found('B2B/Retail', 'New')).toBe(21);
		expect(found('Sales', 'Call: first')).toBe(12);
		expect(() => found('B2B/Retail', 'Call: first')).toThrow('there is no stage');
		expect(found('2', '22')).toBe(22);
	});
});
