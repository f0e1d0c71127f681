import { stageFinder, stagesFinder } from '../../../nodes/Amocrm/lists/stageFinder';
import type { Stage } from '../../../nodes/Amocrm/lists/stages';
import { withStage } from '../../../nodes/Amocrm/rows/columns/columnStage';

const stage = (
	pipelineId: number,
	pipeline: string,
	statusId: number,
	name: string,
	archived = false,
): Stage => ({ pipelineId, pipeline, statusId, stage: name, archived, incoming: false });

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

	it.each([
		['1', 'Call: first', 12],
		['sales', '12', 12],
		['1', '12', 12],
		['2', 'b2b/retail → offer/contract', 22],
		['B2B/Retail', '2:22', 22],
	])('is found by the pipeline %j and the stage %j', (pipeline, name, statusId) => {
		expect(find({ pipeline, stage: name }).statusId).toBe(statusId);
	});

	it('that names another pipeline than the one beside it is refused', () => {
		expect(() => find({ pipeline: 'Sales', stage: 'B2B/Retail → New' })).toThrow(
			'the stage "B2B/Retail → New" is not in the pipeline "Sales"',
		);
	});

	it('is not found by its place in the list', () => {
		expect(() => find('1')).toThrow('there is no stage "1"');
		expect(() => find(2)).toThrow('there is no stage "2"');
	});

	it('of a name as long as a document is none', () => {
		for (const text of [' '.repeat(100_000), 'a/'.repeat(50_000), `${' '.repeat(100_000)}→`])
			expect(() => find(`x${text}x`)).toThrow('there is no stage "x');
	});
});

describe('the stages of an archived pipeline', () => {
	const withArchive = [
		...all,
		stage(9, 'Archive', 91, 'Old stage', true),
		stage(9, 'Archive', 92, 'Offer/contract', true),
		stage(8, 'Sales', 81, 'New', true),
		stage(8, 'Sales', 82, 'Old', true),
	];
	const findAmong = stageFinder(withArchive);

	it.each([['Old stage'], ['Archive → Old stage'], ['archive/old stage']])(
		'%j are not for leads',
		(wanted) => {
			expect(() => findAmong(wanted)).toThrow(
				'the pipeline "Archive" of the stage "Old stage" is archived',
			);
		},
	);

	it('make no name ambiguous', () => {
		expect(findAmong('Offer/contract').statusId).toBe(22);
		expect(findAmong('Sales → New').statusId).toBe(11);
		expect(findAmong({ pipeline: 'Sales', stage: 'New' }).statusId).toBe(11);
	});

	it('are found where their IDs say so', () => {
		expect(findAmong('9:91').statusId).toBe(91);
		expect(findAmong({ pipeline: '9', stage: 'Old stage' }).statusId).toBe(91);
		expect(findAmong('91').statusId).toBe(91);
	});
});

describe('the stages of a filter', () => {
	const everywhere = [
		...all,
		stage(1, 'Sales', 142, 'Won'),
		stage(2, 'B2B/Retail', 142, 'Won'),
		stage(9, 'Archive', 142, 'Won', true),
		stage(9, 'Archive', 91, 'New', true),
	];
	const keysOf = (wanted: unknown, ...pipelines: number[]) =>
		stagesFinder(everywhere)({ stage: wanted, pipelines }).map(
			({ pipelineId, statusId }) => `${pipelineId}:${statusId}`,
		);

	it('alone are won and lost of all pipelines', () => {
		expect(keysOf(142)).toEqual(['1:142', '2:142', '9:142']);
		expect(keysOf('won')).toEqual(['1:142', '2:142', '9:142']);
	});

	it('are those of the pipelines beside them', () => {
		expect(keysOf('New', 2)).toEqual(['2:21']);
		expect(keysOf('New', 1, 2)).toEqual(['1:11', '2:21']);
		expect(keysOf(142, 1)).toEqual(['1:142']);
		expect(keysOf('New', 9)).toEqual(['9:91']);
	});

	it('may be named with their pipeline', () => {
		expect(keysOf('Sales → New')).toEqual(['1:11']);
		expect(keysOf('Archive → New')).toEqual(['9:91']);
		expect(keysOf('2:21')).toEqual(['2:21']);
	});

	it('that several pipelines have need the pipeline', () => {
		expect(() => keysOf('New')).toThrow('several pipelines have a stage "New"');
		expect(() => keysOf('Nope')).toThrow('there is no stage "Nope"');
	});
});
