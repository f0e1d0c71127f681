/** A stage of a pipeline; `type` 1 is the stage for incoming leads. */
export interface Status {
	id: number;
	name: string;
	sort: number;
	type: 0 | 1;
	color: string;
	editable: boolean;
}

export interface Pipeline {
	id: number;
	name: string;
	sort: number;
	main: boolean;
	archived: boolean;
	statuses: Status[];
}

/** Won and lost have the same IDs in every pipeline (API facts 5.7). */
export const wonStatus = 142;
export const lostStatus = 143;

const stages = (
	incomingId: number,
	names: Array<[id: number, name: string, color: string]>,
): Status[] => [
	{ id: incomingId, name: 'Incoming leads', sort: 10, type: 1, color: '#c1c1c1', editable: false },
	...names.map(
		([id, name, color], index): Status => ({
			id,
			name,
			sort: 20 + index * 10,
			type: 0,
			color,
			editable: true,
		}),
	),
	{ id: wonStatus, name: 'Closed - won', sort: 10000, type: 0, color: '#CCFF66', editable: false },
	{
		id: lostStatus,
		name: 'Closed - lost',
		sort: 11000,
		type: 0,
		color: '#D5D8DB',
		editable: false,
	},
];

export const pipelines: Pipeline[] = [
	{
		id: 3177727,
		name: 'Sales',
		sort: 1,
		main: true,
		archived: false,
		statuses: stages(32392156, [
			[32392159, 'First contact', '#99ccff'],
			[32392162, 'Переговоры', '#ffff99'],
			[32392165, 'Contract', '#ffcc66'],
		]),
	},
	{
		id: 3177730,
		name: 'Партнёры',
		sort: 2,
		main: false,
		archived: false,
		statuses: stages(32392180, [
			[32392183, 'New partner', '#98cbff'],
			[32392186, 'Signed', '#87f2c0'],
		]),
	},
];

/** An archived pipeline; one of its stages has the same name as one in the main pipeline. */
export const archive: Pipeline = {
	id: 3177733,
	name: 'Archive',
	sort: 3,
	main: false,
	archived: true,
	statuses: stages(32392200, [
		[32392203, 'Old stage', '#f2f3f4'],
		[32392206, 'First contact', '#99ccff'],
	]),
};

export const lossReasons = [
	{ id: 4203748, name: 'Too expensive', sort: 100 },
	{ id: 4203751, name: 'Нет потребности', sort: 200 },
	{ id: 4203754, name: 'Chose a competitor', sort: 300 },
];
