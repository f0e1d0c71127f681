import { sleep, type IDataObject } from 'n8n-workflow';

import { claimsOf } from '../../../../nodes/Amocrm/transport/doubt/claims';
import { findWritten, type Doubts } from '../../../../nodes/Amocrm/transport/doubt/findWritten';
import { company } from '../../../../nodes/Amocrm/resources/company';
import { writeOf } from '../../../../nodes/Amocrm/resources/common/lists';
import { createTarget } from '../../../../nodes/Amocrm/transport/write/targets';
import { fakeService, OWN_USER, type FakeOptions, type FakeService } from '../fakeService';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const target = createTarget(writeOf(company, 'create'), {
	path: '/api/v4/companies',
	name: 'companies',
	userKeys: ['responsible_user_id'],
});

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
		known: 0,
		sentAt,
		endedAt: sentAt,
		mayBeLate: true,
		ownRow: () => undefined,
		claims: claimsOf(service.connection, target.list),
		...doubts,
	});
	void meanwhile?.(service);
	await jest.runAllTimersAsync();
	const found = await finding;
	const ms = Date.now() - sentAt;
	if ('kind' in found) return { unreadable: found, ms, service };
	return {
		written: Object.fromEntries(found.written),
		doubtful: Object.fromEntries(found.doubtful),
		ms,
		service,
	};
}

const endings = ({ written = {}, doubtful = {} }: Awaited<ReturnType<typeof find>>) => ({
	written: Object.keys(written),
	doubtful: Object.keys(doubtful),
});

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

	it('are waited for ten seconds where the service has ended the request itself, since lists lag behind', async () => {
		const { written, doubtful, ms } = await find({ rows: [A], doubts: { mayBeLate: false } });
		expect([written, doubtful]).toEqual([{}, {}]);
		expect(ms).toBeGreaterThan(10_000);
	});

	it('are not waited for that long where the list shows what is newer than the request', async () => {
		const { written, ms } = await find({
			rows: [A],
			doubts: { mayBeLate: false },
			meanwhile: async ({ create }) => {
				await sleep(2_500);
				create({ name: 'Somebody' }, 99);
			},
		});
		expect(written).toEqual({});
		expect(ms).toBeLessThan(6_000);
	});

	it('stay in doubt where the list does not even show what is known to be written', async () => {
		const { written, doubtful } = await find({
			rows: [A],
			hidden: ({ name }) => name === 'B',
			doubts: { known: 1_002 },
			before: ({ create, records }) => {
				create({ name: 'B' });
				Object.assign(records[0] ?? {}, { id: 1_002 });
			},
		});
		expect([written, doubtful]).toEqual([{}, { 0: undefined }]);
	});

	it('are not taken for records that existed before, however alike', async () => {
		const minuteAgo = { rows: [A], before: ({ create }: FakeService) => create(A) };
		expect(endings(await find(minuteAgo))).toEqual({ written: [], doubtful: [] });
		const clockless = await find({ ...minuteAgo, clockUnknown: true });
		expect(clockless.written).toEqual({});
		expect(clockless.doubtful).toHaveProperty('0');
		const old = { ...A, created_at: 1_600_000_000, updated_at: 1_600_000_000 };
		const longAgo = await find({ rows: [A], before: ({ create }) => create(old) });
		expect(endings(longAgo)).toEqual({ written: [], doubtful: [] });
	});

	it('are told from records that existed before by an id of then, where one is known', async () => {
		const { written, doubtful } = await find({
			rows: [A],
			doubts: { after: 1_500 },
			before: ({ create, records }) => {
				create(A);
				Object.assign(records[0] ?? {}, { id: 1_500 });
			},
		});
		expect([written, doubtful]).toEqual([{}, {}]);
	});

	it('are found with a date of their own where an id tells what was there before', async () => {
		const old = { ...A, created_at: 1_500_000_000, updated_at: 1_500_000_000 };
		const known = await find({
			rows: [old],
			doubts: { after: 1_000 },
			after: ({ create }) => create(old),
		});
		expect(known.written).toHaveProperty('0');
		const unknown = await find({ rows: [old], after: ({ create }) => create(old) });
		expect(endings(unknown)).toEqual({ written: [], doubtful: ['0'] });
	});

	it('are not taken for what another execution of this process has claimed', async () => {
		const { written, doubtful } = await find({
			rows: [A],
			after: ({ create, connection }) =>
				claimsOf(connection, target.list).claim(Number(create(A).id)),
		});
		expect([written, doubtful]).toEqual([{}, {}]);
	});

	it('wait for the answers of other executions, which may tell whose a record is', async () => {
		const { written } = await find({
			rows: [A],
			after: ({ create, connection }) => {
				const claims = claimsOf(connection, target.list);
				const id = Number(create(A).id);
				claims.sending(sleep(4_000).then(() => claims.claim(id)));
			},
		});
		expect(written).toEqual({});
	});

	it.each<[string, IDataObject]>([
		['another responsible user', { responsible_user_id: 99 }],
		['a robot as its author', { created_by: 0 }],
		['one more tag', { _embedded: { tags: [{ id: 1, name: 'New' }] } }],
		['a link that was not sent', { _embedded: { companies: [{ id: 1 }] } }],
	])('are perhaps a record with %s', async (_title, more) => {
		const found = await find({ rows: [A], after: ({ create }) => create({ ...A, ...more }) });
		expect(endings(found)).toEqual({ written: [], doubtful: ['0'] });
	});

	it('are perhaps a record where the account cannot be read', async () => {
		const found = await find({
			rows: [A],
			accountForbidden: true,
			after: ({ create }) => create(A),
		});
		expect(endings(found)).toEqual({ written: [], doubtful: ['0'] });
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
		expect(endings(stranger)).toEqual({ written: [], doubtful: ['0'] });
		const rows = [A, { name: 'B' }];
		const withOwn = await find({
			rows,
			after: ({ create }) => [create(A, 99), create({ name: 'B' })],
		});
		expect(endings(withOwn)).toEqual({ written: ['1'], doubtful: [] });
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
		const account = 1;
		expect(service.requests.length).toBeLessThanOrEqual(3 + account + (looks - 1));
	});
});
