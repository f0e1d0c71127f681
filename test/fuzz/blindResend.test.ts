import { drawn, firstWrong } from './fuzz';

jest.mock('../../nodes/Amocrm/transport/doubt/findWritten', () => ({
	findWritten: async () => ({ written: new Map(), doubtful: new Map() }),
}));

describe('A build that sends rows again without looking what was written', () => {
	it('is caught', async () => {
		expect(await firstWrong(drawn(60, 1))).toMatch(/records were made|is in \d+ and/);
	});
});
