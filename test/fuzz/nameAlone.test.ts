import { drawn, firstWrong } from './fuzz';

jest.mock('../../nodes/Amocrm/transport/doubt/judge', () => ({
	...jest.requireActual('../../nodes/Amocrm/transport/doubt/judge'),
	judgeBy: () => (sent: { name: unknown }, record: { name: unknown }) =>
		sent.name === record.name ? 'own' : 'other',
}));

describe('A build that takes any new record of the same name for the row', () => {
	it('is caught', async () => {
		expect(await firstWrong(drawn(60, 1))).toMatch(/was told|no record of a client/);
	});
});
