import { drawn, runCell } from './fuzz';

jest.mock('../../nodes/Amocrm/transport/findWritten', () => ({
	findWritten: async () => ({ written: new Map(), doubtful: new Map() }),
}));

describe('A build that sends rows again without looking what was written', () => {
	it('is caught', async () => {
		const wrong: string[] = [];
		for (const cell of drawn(40, 1)) wrong.push(...(await runCell(cell)).wrong);
		expect(wrong.join()).toMatch(/records were made/);
	});
});
