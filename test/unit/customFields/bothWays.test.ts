import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { decode, encode, type CustomField } from '../../../nodes/Amocrm/customFields/encoding';
import { secondsOf } from '../../../nodes/Amocrm/parse/dates/dates';
import { field } from './fields';
import { stored } from './stored';
import { givenTo } from './userValues';

/** One where summer time begins at midnight, one without summer time, and one with historic offsets in seconds. */
const ZONES = [
	'Europe/Moscow',
	'America/Sao_Paulo',
	'America/Havana',
	'Asia/Beirut',
	'Africa/Cairo',
	'Asia/Kathmandu',
	'Pacific/Apia',
	'Europe/Amsterdam',
	'America/New_York',
	'UTC',
];

interface Round {
	payload: IDataObject[];
	plain: IDataObject[string];
}

/** One round trip through the account: what is sent for a value, and how it is then read. */
function round(custom: CustomField, value: unknown, account: string): Round {
	const payload = encode(custom, value, { workflow: 'America/New_York', account });
	const values = stored(custom, payload, account);
	return { payload, plain: decode({ field_type: custom.type, values }, account) };
}

/** Plain numbers cannot carry the kind of a single phone. */
function comparable({ type }: CustomField, payload: readonly IDataObject[]): unknown {
	return type === 'multitext' && payload.length === 1
		? payload.map(({ value }) => value)
		: JSON.parse(JSON.stringify(payload));
}

/** Phones that contain commas become several when read; repetitions of a phone become one. */
function split(payload: readonly IDataObject[]): IDataObject[] {
	const parts = payload.flatMap(({ value, enum_code: code }) =>
		String(value)
			.split(/, (?!доб)/)
			.map((text) => ({ value: text, enum_code: code })),
	);
	const texts = parts.map(({ value }) => value);
	return parts.filter(({ value }, i) => texts.indexOf(value) === i);
}

describe.each(givenTo)('%s', (_title, custom, values) => {
	it('means the same when what was read is written again, also from a cell of a sheet', () => {
		fc.assert(
			fc.property(values, fc.constantFrom(...ZONES), (value, zone) => {
				const first = round(custom, value, zone);
				const sent = custom.type === 'multitext' ? split(first.payload) : first.payload;
				// Text in a field of unknown type is text, whatever it looks like.
				const isObject = typeof first.plain === 'object' && custom.type !== 'brand_new';
				const inCell = isObject ? JSON.stringify(first.plain) : first.plain;
				for (const again of [first.plain, inCell]) {
					const second = round(custom, again, zone);
					expect(comparable(custom, second.payload)).toEqual(comparable(custom, sent));
					expect(second.plain).toEqual(first.plain);
				}
			}),
			{ numRuns: 500 },
		);
	});
});

describe('days of an account', () => {
	it('stay the same day through every change of the clocks', () => {
		const second = fc.integer({ min: Date.UTC(1905, 0) / 1000, max: Date.UTC(2090, 0) / 1000 });
		fc.assert(
			fc.property(second, fc.constantFrom(...ZONES), (at, zone) => {
				const time = decode({ field_type: 'date_time', values: [{ value: at }] }, zone);
				const zones = { workflow: 'Asia/Tokyo', account: zone };
				const [sent] = encode(field('date_time'), time, zones);
				expect(secondsOf(sent?.value)).toBe(at);
				expect(typeof sent?.value).toBe(at < 0 ? 'string' : 'number');
			}),
			{ numRuns: 2000 },
		);
	});

	it.each([
		['America/Sao_Paulo', '2018-11-04'],
		['Asia/Beirut', '2026-03-29'],
		['Africa/Cairo', '2026-04-24'],
		['America/Havana', '2026-03-08'],
	])('in %s begin when the clock is moved at midnight: %s', (zone, day) => {
		expect(round(field('date'), day, zone).plain).toBe(day);
		const { payload } = round(field('birthday'), day, zone);
		const before = Number(payload[0]?.value) - 1;
		expect(round(field('date'), before, zone).plain).not.toBe(day);
	});

	it('stay the same when midnight comes twice', () => {
		expect(round(field('date'), '2026-11-01', 'America/Havana').plain).toBe('2026-11-01');
	});
});
