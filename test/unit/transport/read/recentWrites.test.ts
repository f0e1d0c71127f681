import {
	isBehind,
	recentWrites,
	wrote,
} from '../../../../nodes/Amocrm/transport/read/recentWrites';
import { fakeService } from '../fakeService';

const path = '/api/v4/contacts';

/** One account for each test. */
let connection = fakeService().connection;
let accounts = 0;

beforeEach(() => {
	jest.useFakeTimers();
	accounts += 1;
	connection = { ...connection, account: `https://account${accounts}.test` };
});
afterEach(() => jest.useRealTimers());

const known = (id: number) => recentWrites(connection, path).get(id);
const update = (id: number, updatedAt: number, content = {}) =>
	wrote(connection, path, { id, updatedAt, content });

describe('What was just written', () => {
	it('is known for 90 seconds', () => {
		wrote(connection, path, { id: 1, content: { name: 'Anna' } });
		jest.advanceTimersByTime(89_000);
		expect(known(1)?.content).toEqual({ name: 'Anna' });
		jest.advanceTimersByTime(2_000);
		expect(known(1)).toBeUndefined();
	});

	it('is known to every credential of the account, but not for another account or list', () => {
		wrote(connection, path, { id: 1, content: {} });
		const other = { ...connection, cacheKey: 'other credential' };
		expect(recentWrites(other, path).has(1)).toBe(true);
		expect(recentWrites({ ...connection, account: 'https://other.test' }, path).size).toBe(0);
		expect(recentWrites(connection, '/api/v4/companies').size).toBe(0);
	});

	it('is bounded', () => {
		for (let id = 1; id <= 25_000; id += 1) wrote(connection, path, { id, content: {} });
		expect(recentWrites(connection, path).size).toBe(20_000);
		expect(known(5_000)).toBeUndefined();
		expect(known(5_001)).toBeDefined();
	});

	it('replaces the fields it names and keeps the others', () => {
		const values = (value: string) => [{ value }];
		wrote(connection, path, {
			id: 1,
			content: {
				name: 'Anna',
				custom_fields_values: [
					{ field_code: 'PHONE', values: values('1') },
					{ field_id: 7, values: values('a') },
				],
			},
		});
		update(1, 100, {
			custom_fields_values: [{ field_code: 'PHONE', values: values('2') }],
		});
		expect(known(1)?.content).toEqual({
			name: 'Anna',
			custom_fields_values: [
				{ field_id: 7, values: values('a') },
				{ field_code: 'PHONE', values: values('2') },
			],
		});
	});
});

describe('A state that lags behind', () => {
	const behind = (id: number, updated_at: number) => {
		const write = known(id);
		if (!write) throw new Error('It is not known');
		return isBehind({ id, updated_at }, write);
	};

	it('is told by its date of change', () => {
		update(1, 100);
		expect([99, 100, 101].map((updatedAt) => behind(1, updatedAt))).toEqual([true, false, false]);
	});

	it('is none for a new record, which is there or not', () => {
		wrote(connection, path, { id: 1, content: {} });
		expect(behind(1, 1)).toBe(false);
	});

	it('is possible where two writes came in one second', () => {
		update(1, 100);
		update(1, 100);
		expect(behind(1, 100)).toBe(true);
		jest.advanceTimersByTime(20_000);
		expect(behind(1, 100)).toBe(false);
	});

	it('is possible where a record was changed in the second in which it was made', () => {
		wrote(connection, path, { id: 1, content: {} });
		update(1, 100);
		expect(behind(1, 100)).toBe(true);
	});

	it('is every other one where the row has set the date of change itself', () => {
		update(1, 100, { updated_at: 100 });
		expect([99, 100, 5_000].map((updatedAt) => behind(1, updatedAt))).toEqual([true, false, true]);
	});
});
