import fc from 'fast-check';

import { createServiceClock } from '../../../../nodes/Amocrm/transport/pace/serviceClock';

const START = Date.UTC(2026, 2, 1, 12);

const header = (time: number) => new Date(time).toUTCString();

/** One exchange: its local start time, and the travel time each way. */
const exchange = fc.record({
	sentAt: fc.integer({ min: START, max: START + 600_000 }),
	there: fc.integer({ min: 0, max: 90_000 }),
	back: fc.integer({ min: 0, max: 90_000 }),
});

beforeEach(() => jest.useFakeTimers({ now: START }));
afterEach(() => jest.useRealTimers());

describe("the service's clock", () => {
	it('is our own until an answer has told', () => {
		expect(createServiceClock().now()).toBe(START);
	});

	it('is never further off than half the quickest round trip and half a second, whatever else is heard', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -720_000, max: 720_000 }),
				fc.array(exchange, { minLength: 1, maxLength: 12 }),
				(offset, exchanges) => {
					const clock = createServiceClock();
					for (const { sentAt, there, back } of exchanges)
						clock.heard(header(sentAt + there + offset), sentAt, sentAt + there + back);
					const quickest = Math.min(...exchanges.map(({ there, back }) => there + back));
					const error = Math.abs(clock.now() - (START + offset));
					expect(error).toBeLessThanOrEqual((quickest + 1000) / 2 + 1);
				},
			),
		);
	});

	it('follows a clock that is set meanwhile', () => {
		const clock = createServiceClock();
		clock.heard(header(START), START, START + 50);
		clock.heard(header(START - 300_000), START, START + 50);
		expect(Math.abs(clock.now() - (START - 300_000))).toBeLessThan(1000);
	});

	it.each([
		undefined,
		null,
		'',
		'soon',
		0,
		{},
		[],
		header(0),
		'Fri, 31 Dec 9999 23:59:59 GMT',
		['Sun, 01 Mar 2026 11:00:00 GMT'],
	])('ignores %p', (date) => {
		const clock = createServiceClock();
		clock.heard(header(START + 60_000), START, START);
		const before = clock.now();
		clock.heard(date, START, START);
		expect(clock.now()).toBe(before);
	});

	it('ignores an exchange during which our own clock was set back', () => {
		const clock = createServiceClock();
		clock.heard(header(START), START + 500_000, START);
		expect(clock.now()).toBe(START);
	});
});
