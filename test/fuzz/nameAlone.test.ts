import { drawn, runCell } from './fuzz';

jest.mock('../../nodes/Amocrm/transport/judge', () => ({
	...jest.requireActual('../../nodes/Amocrm/transport/judge'),
	judgeBy: () => (sent: { name: unknown }, record: { name: unknown }) =>
		sent.name === record.name ? 'own' : 'other',
}));

describe('A build that takes any new record of the same name for the row', () => {
	it('is caught', async () => {
		const wrong: string[] = [];
		for (const cell of drawn(40, 1)) wrong.push(...(await runCell(cell)).wrong);
		expect(wrong.join()).toMatch(/was told \d+, which is|no record of a client/);
	});
});
