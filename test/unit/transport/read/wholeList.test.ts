import { createWholeList } from '../../../../nodes/Amocrm/transport/read/wholeList';
import { fakeService } from '../fakeService';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function open(companies: number) {
	const service = fakeService();
	const ids = Array.from({ length: companies }, (_, i) =>
		Number(service.create({ name: `Company ${i}` }).id),
	);
	const taken: number[] = [];
	const target = { path: '/api/v4/companies', name: 'companies' };
	const list = createWholeList(service.connection, target, ({ id }) => taken.push(Number(id)));
	const done = async <T>(doing: Promise<T>): Promise<T> => {
		await jest.runAllTimersAsync();
		return await doing;
	};
	return { list, ids, taken, done, requests: service.requests };
}

describe('The whole list', () => {
	it.each([0, 1, 249, 250, 251, 500, 750, 2000, 2001, 9999])(
		'of %d records is read, each of them once, with few requests too many',
		async (companies) => {
			const { list, ids, taken, done, requests } = open(companies);
			await done(list.read());
			expect(taken.sort((a, b) => a - b)).toEqual(ids);
			const pages = Math.ceil(companies / 250);
			expect(requests.length).toBeLessThanOrEqual(pages + 2 + Math.log2(pages + 1));
			await done(list.read());
			expect(taken).toHaveLength(companies);
		},
	);

	it('tells whether it is longer without reading it, and reads no page again', async () => {
		const { list, ids, taken, done, requests } = open(5000);
		expect(await done(list.isWithin(10))).toBe(false);
		expect(requests).toHaveLength(3);
		expect(await done(list.isWithin(100))).toBe(true);
		expect(list.isRead()).toBe(false);
		await done(list.read());
		expect(list.isRead()).toBe(true);
		expect(taken.sort((a, b) => a - b)).toEqual(ids);
	});
});
