import { sleep } from 'n8n-workflow';

import { fixedSize } from '../../../../nodes/Amocrm/transport/write/batchSize';
import { createRecordReader } from '../../../../nodes/Amocrm/transport/read/recordReader';
import { writeRows } from '../../../../nodes/Amocrm/transport/write/writeRows';
import { company } from '../../../../nodes/Amocrm/resources/company';
import { writeOf } from '../../../../nodes/Amocrm/resources/common/lists';
import { createTarget } from '../../../../nodes/Amocrm/transport/write/targets';
import { fakeService, type FakeOptions } from '../fakeService';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const target = createTarget(writeOf(company, 'create'), {
	path: '/api/v4/companies',
	name: 'companies',
});
const down = { kind: 'unknown', status: 503, detail: '' } as const;

function open(options: FakeOptions = {}) {
	const service = fakeService(options);
	const reader = createRecordReader(service.connection, target.list, false);
	const create = (count: number) =>
		Array.from({ length: count }, (_, i) => Number(service.create({ name: `Company ${i}` }).id));
	const finish = async () => {
		const reading = reader.finish();
		await jest.runAllTimersAsync();
		return await reading;
	};
	return { service, reader, create, finish };
}

describe('The reader of written records', () => {
	it('reads what was written in pages of 250', async () => {
		const { reader, create, finish, service } = open();
		const ids = create(600);
		ids.forEach((id) => reader.want(id));
		const records = await finish();
		expect([...records.keys()].sort()).toEqual(ids);
		expect(service.requests.length).toBeLessThanOrEqual(4);
	});

	it('makes no request where nothing was written', async () => {
		const { finish, service } = open();
		expect((await finish()).size).toBe(0);
		expect(service.requests).toHaveLength(0);
	});

	it('reads a single record by its id', async () => {
		const { reader, create, finish, service } = open();
		const [id = 0] = create(1);
		reader.want(id);
		expect([...(await finish()).keys()]).toEqual([id]);
		expect(service.requests.map(({ path }) => path)).toEqual([`/api/v4/companies/${id}`]);
	});

	it('uses what it came across before it was asked for', async () => {
		const { reader, create, finish, service } = open();
		const ids = create(500);
		ids.slice(0, 250).forEach((id) => reader.want(id));
		await jest.runAllTimersAsync();
		ids.slice(250).forEach((id) => reader.want(id));
		expect((await finish()).size).toBe(500);
		expect(service.requests).toHaveLength(2);
	});

	it('does not read everything again and again for a record that was deleted meanwhile', async () => {
		const { reader, create, finish, service } = open();
		const wanted: number[] = [];
		for (let round = 0; round < 20; round += 1) {
			const ids = create(250);
			wanted.push(...ids);
			if (round === 0) service.records.splice(0, 1);
			ids.forEach((id) => reader.want(id));
			await jest.runAllTimersAsync();
		}
		const records = await finish();
		expect(records.size).toBe(wanted.length - 1);
		expect(service.requests.length).toBeLessThan(20 * 2 + 5);
	});

	it('keeps pace with the writing, however slow the answers are', async () => {
		const { service, reader } = open({ latency: () => 2_000 });
		const rows = Array.from({ length: 10_000 }, (_, i) => ({ name: `Company ${i}` }));
		const startedAt = Date.now();
		const writing = writeRows(service.connection, target, rows, {
			size: fixedSize(250),
			stopAtFirst: false,
			written: (_row, { id }) => reader.want(id),
		});
		const reading = writing.then(
			async () => [await reader.finish(), Date.now() - startedAt] as const,
		);
		await jest.runAllTimersAsync();
		const [records, ms] = await reading;
		expect(records.size).toBe(10_000);
		expect(ms).toBeLessThan(20_000);
	});

	it('gives what it has where the service is down', async () => {
		const { reader, create, finish } = open({
			readFailures: Array.from({ length: 50 }, () => down),
		});
		create(30).forEach((id) => reader.want(id));
		expect((await finish()).size).toBe(0);
	});

	it('reads on after a short outage', async () => {
		const { reader, create, finish } = open({ readFailures: [down, down] });
		create(30).forEach((id) => reader.want(id));
		expect((await finish()).size).toBe(30);
	});

	it('sends nothing after a cancellation', async () => {
		const { reader, create, finish, service } = open();
		create(30).forEach((id) => reader.want(id));
		service.cancel();
		expect((await finish()).size).toBe(0);
		expect(service.requests).toHaveLength(0);
	});
});

describe('The reader of changed records', () => {
	/** A record that the service shows as changed only after this many milliseconds. */
	function lagging(ms: number) {
		const service = fakeService();
		const [first, second] = [service.create({ name: 'Old' }), service.create({ name: 'Old' })];
		const changedAt = Number(first.updated_at) + 1;
		void sleep(ms).then(() => {
			for (const record of [first, second])
				Object.assign(record, { name: 'New', updated_at: changedAt });
		});
		const reader = createRecordReader(service.connection, target.list, true);
		const finish = async (dated: boolean) => {
			for (const { id } of [first, second])
				reader.want(Number(id), { updatedAt: changedAt, dated });
			const reading = reader
				.finish()
				.then((records) => [...records.values()].map(({ name }) => name));
			await jest.runAllTimersAsync();
			return await reading;
		};
		return { reader, finish, service };
	}

	it.each([false, true])('waits for their new state (date set by the row: %s)', async (dated) => {
		const { reader, finish } = lagging(6_000);
		expect(await finish(dated)).toEqual(['New', 'New']);
		expect(reader.behind()).toBe(0);
	});

	it('gives their old state after about ten seconds, and says so', async () => {
		const { reader, finish, service } = lagging(60_000);
		expect(await finish(false)).toEqual(['Old', 'Old']);
		expect(reader.behind()).toBe(2);
		expect(service.requests.length).toBeLessThan(20);
	});
});
