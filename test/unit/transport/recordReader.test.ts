import { fixedSize } from '../../../nodes/Amocrm/transport/batchSize';
import { createRecordReader } from '../../../nodes/Amocrm/transport/recordReader';
import { writeRows } from '../../../nodes/Amocrm/transport/writeRows';
import { createTarget } from '../../../nodes/Amocrm/transport/targets';
import { fakeService, type FakeOptions } from './fakeService';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const target = createTarget('/api/v4/companies', 'companies');
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
		ids.forEach(reader.want);
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
		ids.slice(0, 250).forEach(reader.want);
		await jest.runAllTimersAsync();
		ids.slice(250).forEach(reader.want);
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
			ids.forEach(reader.want);
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
		create(30).forEach(reader.want);
		expect((await finish()).size).toBe(0);
	});

	it('reads on after a short outage', async () => {
		const { reader, create, finish } = open({ readFailures: [down, down] });
		create(30).forEach(reader.want);
		expect((await finish()).size).toBe(30);
	});

	it('sends nothing after a cancellation', async () => {
		const { reader, create, finish, service } = open();
		create(30).forEach(reader.want);
		service.cancel();
		expect((await finish()).size).toBe(0);
		expect(service.requests).toHaveLength(0);
	});
});
