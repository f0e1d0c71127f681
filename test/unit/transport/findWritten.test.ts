import { sleep, type IDataObject } from 'n8n-workflow';

import { findWritten, type Doubts } from '../../../nodes/Amocrm/transport/findWritten';
import { createTarget } from '../../../nodes/Amocrm/transport/targets';
import { fakeService, OWN_USER, type FakeOptions, type FakeService } from './fakeService';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const target = createTarget('/api/v4/companies', 'companies');

interface Options extends FakeOptions {
	rows: IDataObject[];
	doubts?: Partial<Doubts>;
	before?: (service: FakeService) => void;
	after?: (service: FakeService) => void;
	meanwhile?: (service: FakeService) => Promise<void>;
}

async function find({ rows, doubts, before, after, meanwhile, ...options }: Options) {
	const service = fakeService(options);
	before?.(service);
	await jest.advanceTimersByTimeAsync(60_000);
	const sentAt = Date.now();
	after?.(service);
	const finding = findWritten(service.connection, target.list, {
		rows: new Map(rows.map((row, i) => [i, row])),
		after: 0,
		sentAt,
		mayBeLate: true,
		ownRow: () => undefined,
		...doubts,
	});
	void meanwhile?.(service);
	await jest.runAllTimersAsync();
	const found = await finding;
	const ms = Date.now() - sentAt;
	if ('kind' in found) return { unreadable: found, ms, service };
	return {
		written: Object.fromEntries(found.written),
		possible: Object.fromEntries(found.possible),
		ms,
		service,
	};
}

const A = { name: 'A' };

describe('Rows in doubt', () => {
	it('are found at once where they exist', async () => {
		const { written, ms } = await find({
			rows: [A, A],
			after: ({ create }) => [A, A].map((row) => create(row)),
		});
		expect(Object.keys(written ?? {})).toEqual(['0', '1']);
		expect(ms).toBeLessThan(1_000);
	});

	it('are waited for as long as the service may still be writing', async () => {
		const { written, ms } = await find({
			rows: [A],
			meanwhile: async ({ create }) => {
				await sleep(15_000);
				create(A);
			},
		});
		expect(written).toHaveProperty('0');
		expect(ms).toBeGreaterThan(15_000);
	});

	it('are not waited for long where the service has ended the request itself', async () => {
		const { written, ms } = await find({ rows: [A], doubts: { mayBeLate: false } });
		expect(written).toEqual({});
		expect(ms).toBeLessThan(6_000);
	});

	it('are not taken for records that existed before, however alike', async () => {
		const { written, possible } = await find({ rows: [A], before: ({ create }) => create(A) });
		expect(written).toEqual({});
		// A minute is within what clocks may differ.
		expect(possible).toHaveProperty('0');
		const old = { ...A, created_at: 1_600_000_000, updated_at: 1_600_000_000 };
		const longAgo = await find({ rows: [A], before: ({ create }) => create(old) });
		expect(longAgo).toMatchObject({ written: {}, possible: {} });
	});

	it('are told from records that existed before by an id of then, where one is known', async () => {
		const { written, possible } = await find({
			rows: [A],
			doubts: { after: 1_500 },
			before: ({ create, records }) => {
				create(A);
				Object.assign(records[0] ?? {}, { id: 1_500 });
			},
		});
		expect([written, possible]).toEqual([{}, {}]);
	});

	it('are found with a date of long ago of their own', async () => {
		const old = { ...A, created_at: 1_500_000_000, updated_at: 1_500_000_000 };
		const { written } = await find({ rows: [old], after: ({ create }) => create(old) });
		expect(written).toHaveProperty('0');
	});

	it('are found although the list was emptied since the id was known', async () => {
		const { written } = await find({
			rows: [A],
			doubts: { after: 9_999_999 },
			after: ({ create }) => create(A),
		});
		expect(written).toHaveProperty('0');
	});

	it("are not taken for somebody else's record of the same name", async () => {
		const stranger = await find({ rows: [A], after: ({ create }) => create(A, 99) });
		expect(stranger).toMatchObject({ written: {}, possible: { 0: expect.anything() } });
		const rows = [A, { name: 'B' }];
		const withOwn = await find({
			rows,
			after: ({ create }) => [create(A, 99), create({ name: 'B' })],
		});
		expect(withOwn).toMatchObject({ written: { 1: expect.anything() }, possible: {} });
	});

	it('may have another author where they name one', async () => {
		const row = { ...A, created_by: 99 };
		const { written } = await find({ rows: [row], after: ({ create }) => create(row, OWN_USER) });
		expect(written).toHaveProperty('0');
	});

	it('are looked for again after a time in which the service could not be read', async () => {
		const readFailures = Array.from(
			{ length: 12 },
			() => ({ kind: 'unknown', status: 503, detail: '' }) as const,
		);
		const { written } = await find({ rows: [A], readFailures, after: ({ create }) => create(A) });
		expect(written).toHaveProperty('0');
	});

	it('stay in doubt where the records may not be read', async () => {
		const refused = { kind: 'refused', status: 403, body: { status: 403 } } as const;
		expect(await find({ rows: [A], readFailures: [refused] })).toMatchObject({
			unreadable: refused,
		});
	});

	it('cost few pages in a large account', async () => {
		const { service } = await find({
			rows: [A],
			before: ({ records }) => {
				for (let id = 1; id <= 900; id += 1) {
					records.push({
						id,
						name: `Old ${id}`,
						created_at: 1_600_000_000,
						updated_at: 1_600_000_000,
					});
				}
			},
		});
		const looks = 5;
		expect(service.requests.length).toBeLessThanOrEqual(3 + 1 + (looks - 1));
	});
});
