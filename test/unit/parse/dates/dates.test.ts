import fc from 'fast-check';
import { DateTime } from 'luxon';
import { parseDay, parseTime, secondsOf } from '../../../../nodes/Amocrm/parse/dates/dates';
import { encode } from '../../../../nodes/Amocrm/customFields/encoding';
import { complaint, field, written, zones } from '../../customFields/fields';

const time = (value: unknown) =>
	DateTime.fromSeconds(parseTime(value, zones), { zone: 'utc' }).toISO({
		suppressMilliseconds: true,
	});
const day = (value: unknown) =>
	DateTime.fromSeconds(parseDay(value, zones), { zone: zones.account }).toISO({
		suppressMilliseconds: true,
	});
const midnight = (date: string) => `${date}T00:00:00+03:00`;

describe('a point in time', () => {
	it.each([
		['2026-12-31T14:30', '2026-12-31T19:30:00Z'],
		['2026-12-31T14:30:15.250', '2026-12-31T19:30:15Z'],
		['2026-12-31 14:30', '2026-12-31T19:30:00Z'],
		['2026-12-31 14:30:15', '2026-12-31T19:30:15Z'],
		['2026-12-31 9:05', '2026-12-31T14:05:00Z'],
		['2026-12-31T9:05', '2026-12-31T14:05:00Z'],
		['2026-12-31', '2026-12-31T05:00:00Z'],
		['20261231', '2026-12-31T05:00:00Z'],
		['2026-365', '2026-12-31T05:00:00Z'],
		['2026-W53-4', '2026-12-31T05:00:00Z'],
		['31.12.2026', '2026-12-31T05:00:00Z'],
		['31.12.2026 14:30', '2026-12-31T19:30:00Z'],
		['31.12.2026, 14:30:15', '2026-12-31T19:30:15Z'],
		['31.12.2026 г. в 14:30', '2026-12-31T19:30:00Z'],
		['1.2.2026 9:05', '2026-02-01T14:05:00Z'],
		['2026/12/31 14:30', '2026-12-31T19:30:00Z'],
		['2026.12.31', '2026-12-31T05:00:00Z'],
		['31/12/2026', '2026-12-31T05:00:00Z'],
		['31/12/2026 9:05', '2026-12-31T14:05:00Z'],
		['31-12-2026', '2026-12-31T05:00:00Z'],
		['12/31/2026, 2:30:00 PM', '2026-12-31T19:30:00Z'],
		['12/31/2026 12:05 a.m.', '2026-12-31T05:05:00Z'],
		['05/05/2026', '2026-05-05T04:00:00Z'],
	])('%s without a zone is one of the workflow', (text, utc) => expect(time(text)).toBe(utc));

	it.each([
		['2026-12-31T14:30:00Z', '2026-12-31T14:30:00Z'],
		['2026-12-31T14:30:00.000+03:00', '2026-12-31T11:30:00Z'],
		['2026-12-31T14:30+03:00[Europe/Moscow]', '2026-12-31T11:30:00Z'],
		['2026-12-31 14:30:00+03', '2026-12-31T11:30:00Z'],
		['2026-12-31 14:30:00.123 +0300', '2026-12-31T11:30:00Z'],
		['2026-12-31 14:30:00 UTC', '2026-12-31T14:30:00Z'],
		['Thu, 31 Dec 2026 14:30:00 +0300', '2026-12-31T11:30:00Z'],
		['Thu, 31 Dec 2026 14:30:00 GMT', '2026-12-31T14:30:00Z'],
		['Thu Dec 31 2026 14:30:00 GMT+0300 (Moscow Standard Time)', '2026-12-31T11:30:00Z'],
	])('%s keeps its own zone', (text, utc) => expect(time(text)).toBe(utc));

	it.each([
		['31 Dec 2026', '2026-12-31T05:00:00Z'],
		['Dec 31, 2026 2:30 PM', '2026-12-31T19:30:00Z'],
		['31 December 2026', '2026-12-31T05:00:00Z'],
		['31 декабря 2026 г., 14:30', '2026-12-31T19:30:00Z'],
		['31 дек. 2026 г.', '2026-12-31T05:00:00Z'],
		['31 de diciembre de 2026', '2026-12-31T05:00:00Z'],
		['31 de dezembro de 2026', '2026-12-31T05:00:00Z'],
		['31/dez/2026', '2026-12-31T05:00:00Z'],
		['31 de dic. de 2026', '2026-12-31T05:00:00Z'],
		['31 de diciembre del 2026', '2026-12-31T05:00:00Z'],
		['31-ene-2026', '2026-01-31T05:00:00Z'],
		['1 set 2026', '2026-09-01T04:00:00Z'],
		['1º de março de 2026', '2026-03-01T05:00:00Z'],
		['31-Dec-2026 14:30', '2026-12-31T19:30:00Z'],
		['31 de dezembro de 2026 às 14:30', '2026-12-31T19:30:00Z'],
		['Sept 1st, 2026', '2026-09-01T04:00:00Z'],
		['31 ДЕКАБРЯ 2026', '2026-12-31T05:00:00Z'],
		['31\u00a0Dec\u200b 2026', '2026-12-31T05:00:00Z'],
	])('%s may name the month', (text, utc) => expect(time(text)).toBe(utc));

	it.each([
		[1767139200, '2025-12-31T00:00:00Z'],
		['1767139200', '2025-12-31T00:00:00Z'],
		[1767139200000, '2025-12-31T00:00:00Z'],
		['1767139200999', '2025-12-31T00:00:00Z'],
		[1767139200.75, '2025-12-31T00:00:00Z'],
		['1767139200.000100', '2025-12-31T00:00:00Z'],
		[-631152000, '1950-01-01T00:00:00Z'],
		['-631152000', '1950-01-01T00:00:00Z'],
		[-631152000000, '1950-01-01T00:00:00Z'],
		[75600000, '1972-05-25T00:00:00Z'],
	])('%p is a Unix number', (value, utc) => expect(time(value)).toBe(utc));

	it('before 1970 is rounded to the second it lies in', () => {
		expect(time('1969-12-31T23:59:59.5Z')).toBe('1969-12-31T23:59:59Z');
	});

	it('may be a date object of an expression', () => {
		expect(time(new Date('2026-12-31T14:30:00Z'))).toBe('2026-12-31T14:30:00Z');
		expect(time(DateTime.fromISO('2026-12-31T14:30', { zone: 'Asia/Tokyo' }))).toBe(
			'2026-12-31T05:30:00Z',
		);
	});

	it('is what a field for date and time holds', () => {
		expect(written('date_time', '2026-12-31T14:30:00Z')).toEqual([{ value: 1798727400 }]);
		expect(written('date_time', [{ value: 1798727400 }])).toEqual([{ value: 1798727400 }]);
	});
});

describe('a day', () => {
	it.each([
		['2026-12-31'],
		['31.12.2026'],
		['2026-12-31T23:59'],
		['2026-12-31T00:00:00'],
		['2026-12-31T00:00:00+03:00'],
		['2026-12-31T23:30:00-05:00'],
		['2026-12-31T00:30:00+14:00'],
		['Thu, 31 Dec 2026 23:30:00 -0800'],
		[DateTime.fromISO('2026-12-31', { zone: 'Asia/Tokyo' })],
		[DateTime.fromISO('2026-12-31T23:59', { zone: 'America/New_York' })],
	])('is the one that was written: %s', (value) => expect(day(value)).toBe(midnight('2026-12-31')));

	it.each([
		['2026-12-31T00:00:00.000Z'],
		[1798675200],
		[1798675200000],
		[new Date('2026-12-31')],
		[DateTime.fromISO('2026-12-31', { zone: 'utc' })],
	])('is the one that programs write as midnight in UTC: %s', (value) => {
		expect(parseDay(value, { workflow: 'America/New_York', account: 'America/Sao_Paulo' })).toBe(
			Date.UTC(2026, 11, 31, 3) / 1000,
		);
		expect(day(value)).toBe(midnight('2026-12-31'));
	});

	it.each([
		['2026-12-31T21:00:00Z'],
		[1798750800],
		[new Date('2026-12-31T21:00:00Z')],
		['Thu, 31 Dec 2026 21:00:00 GMT'],
	])('of a mere point in time is the one that the account shows then: %s', (value) =>
		expect(day(value)).toBe(midnight('2027-01-01')),
	);

	it.each(['1950-05-09', '09.05.1950', Date.UTC(1950, 4, 9) / 1000, Date.UTC(1950, 4, 8, 21)])(
		'may be long ago: %s',
		(value) => {
			expect(parseDay(value, zones)).toBe(Date.UTC(1950, 4, 8, 21) / 1000);
		},
	);

	it.each(['date', 'birthday'])('is what a field of type %s holds', (type) => {
		expect(written(type, '2026-12-31')).toEqual([{ value: 1798664400 }]);
		expect(written(type, [{ value: 1798664400 }])).toEqual([{ value: 1798664400 }]);
	});

	it.each([
		['Pacific/Pago_Pago', '-11:00'],
		['America/Sao_Paulo', '-03:00'],
		['Asia/Kolkata', '+05:30'],
		['Pacific/Kiritimati', '+14:00'],
	])("is midnight of the account's zone: %s", (account, offset) => {
		const seconds = parseDay('2026-12-31', { workflow: 'utc', account });
		expect(
			DateTime.fromSeconds(seconds, { zone: account }).toISO({ suppressMilliseconds: true }),
		).toBe(`2026-12-31T00:00:00${offset}`);
	});

	it.each([
		['Europe/Berlin', '2026-03-29', '2026-03-29T00:00:00+01:00'],
		['Europe/Berlin', '2026-10-25', '2026-10-25T00:00:00+02:00'],
		['America/Santiago', '2026-09-06', '2026-09-06T01:00:00-03:00'],
		['America/Sao_Paulo', '2018-11-04', '2018-11-04T01:00:00-02:00'],
		['Asia/Beirut', '2026-03-29', '2026-03-29T01:00:00+03:00'],
	])('in %s begins when clocks change too: %s', (account, date, start) => {
		const seconds = parseDay(date, { workflow: 'utc', account });
		expect(
			DateTime.fromSeconds(seconds, { zone: account }).toISO({ suppressMilliseconds: true }),
		).toBe(start);
	});
});

describe('a day number of Excel', () => {
	it.each([
		[46022, '2025-12-31'],
		['46022', '2025-12-31'],
		[46022.6, '2025-12-31'],
		['46022,6', '2025-12-31'],
		[45292, '2024-01-01'],
		[2201, '1906-01-09'],
		[32234, '1988-04-01'],
	])('%p is the day %s', (value, date) => {
		expect(day(value)).toMatch(`${date}T00:00:00`);
		expect(day([value][0])).toBe(day(date));
	});

	it.each([
		[46022.604166666664, '2025-12-31T14:30'],
		[46022, '2025-12-31T00:00'],
		['45292.5', '2024-01-01T12:00'],
		[45292.999999999, '2024-01-02T00:00'],
	])('%p is the time %s of the workflow', (value, text) => expect(time(value)).toBe(time(text)));

	it('is every day from 1906 to 2199', () => {
		const last = DateTime.fromISO('2199-12-31', { zone: 'utc' });
		const first = DateTime.fromISO('1899-12-30', { zone: 'utc' });
		fc.assert(
			fc.property(fc.integer({ min: 2201, max: last.diff(first, 'days').days }), (number) => {
				const date = first.plus({ days: number }).toISODate();
				expect(parseDay(number, zones)).toBe(parseDay(date, zones));
			}),
		);
	});
});

describe('the empty date of a program', () => {
	it.each([
		'01.01.0001 0:00:00',
		'01.01.0001',
		'0001-01-01T00:00:00',
		'0001-01-01T00:00:00Z',
		'0001-01-01 00:00:00 +0000 UTC',
		'1/1/0001 12:00:00 AM',
		'0000-00-00',
		'0000-00-00 00:00:00',
		'00.01.1900',
		'00.01.1900 0:00',
		'1/0/1900',
		'30.12.1899',
		'30.12.1899 00:00:00',
		'1899-12-30T00:00:00.000Z',
		0,
		'0',
		['0000-00-00'],
	])('is nothing: %j', (value) => {
		for (const type of ['date', 'birthday', 'date_time']) expect(written(type, value)).toEqual([]);
	});

	it.each(['01.01.0001 12:30', '1899-12-30T09:00:00', '0 0:00'])('is not %j', (value) => {
		expect(complaint(() => written('date', value))).not.toContain('accepted as');
	});
});

describe('day and month with slashes', () => {
	const order = (dateOrder: 'dayFirst' | 'monthFirst', more = {}) => ({
		...zones,
		notation: { dateOrder, ...more },
	});

	it('are read in the order of the account', () => {
		expect(parseDay('03/04/2026', order('dayFirst'))).toBe(parseDay('2026-04-03', zones));
		expect(parseDay('03/04/2026', order('monthFirst'))).toBe(parseDay('2026-03-04', zones));
		expect(parseDay('03-04-2026 10:00', order('monthFirst'))).toBe(parseDay('2026-03-04', zones));
		expect(parseDay('03.04.2026', order('monthFirst'))).toBe(parseDay('2026-04-03', zones));
		expect(parseDay('04/13/2026', order('dayFirst'))).toBe(parseDay('2026-04-13', zones));
	});

	it('are refused where they have not the order that was chosen', () => {
		expect(complaint(() => parseDay('04/13/2026', order('dayFirst', { chosen: true })))).toContain(
			'"04/13/2026" puts the month first',
		);
		expect(
			complaint(() => parseDay('13/04/2026', order('monthFirst', { chosen: true }))),
		).toContain('"13/04/2026" puts the day first');
	});

	it('say in which order they were read, and whether they could have another', () => {
		const seen = jest.fn();
		for (const text of ['03/04/2026', '04/13/2026', '05/05/2026', '03.04.2026', '2026-04-03'])
			parseDay(text, order('dayFirst', { seen }));
		expect(seen.mock.calls.flat()).toEqual([
			{ text: '03/04/2026', order: 'dayFirst', clear: false },
			{ text: '04/13/2026', order: 'monthFirst', clear: true },
		]);
	});
});

describe('a day before 1970', () => {
	it('goes out as RFC 3339', () => {
		expect(written('birthday', '1950-05-09')).toEqual([{ value: '1950-05-09T00:00:00+03:00' }]);
		expect(written('date', '1969-12-31')).toEqual([{ value: '1969-12-31T00:00:00+03:00' }]);
		expect(written('date', '1970-01-02')).toEqual([{ value: 75600 }]);
		expect(written('date_time', '1950-05-09T10:00Z')).toEqual([
			{ value: '1950-05-09T13:00:00+03:00' },
		]);
	});

	it('is the same moment where clocks differed by seconds', () => {
		const [{ value } = { value: null }] = encode(field('date'), '1905-05-09', zones);
		expect(secondsOf(value)).toBe(parseDay('1905-05-09', zones));
	});
});

describe('what is no date', () => {
	it.each([
		'',
		'tomorrow',
		'null',
		'{',
		'12.50',
		'0',
		'2026',
		'2026-12',
		'14:30',
		'14',
		'1430',
		'2026-13-01',
		'31.02.2026',
		'12.31.2026',
		'31/12/2026 25:00',
		'31.12.2026 14:30 PM',
		'123456',
		'2026-12-31 and more',
		'9161112233',
		'79161112233',
		'2026-W10',
	])('is refused: %j', (text) =>
		expect(complaint(() => parseTime(text, zones))).toContain(
			'is not a date. Enter a date such as 2026-12-31',
		),
	);

	it.each([
		[0],
		[true],
		[false],
		[null],
		[{}],
		[[]],
		[NaN],
		[new Date(NaN)],
		[79161112233],
		[9161112233],
		[-5_000_000_000],
		[DateTime.invalid('x')],
		[{ toMillis: 1 }],
	])('is refused: %p', (value) =>
		expect(complaint(() => parseDay(value, zones))).toContain('is not a date'),
	);

	it.each([[5], [2026], [1.5], [2200]])('is no day number of Excel: %p', (value) => {
		expect(complaint(() => parseDay(value, zones))).toContain(
			'is not a date. If it is an Excel day number, write 190',
		);
	});

	it.each(['01.01.1899', '31.12.0202', '2200-01-01', '0001-01-01', new Date('0202-12-31')])(
		'is a year that nobody means: %s',
		(value) => {
			expect(complaint(() => parseDay(value, zones))).toContain(
				'Correct the year: it must be from 1900 to 2199.',
			);
		},
	);

	it('is a text that is too long for a date', () => {
		expect(complaint(() => parseDay(`31.12.2026 ${'0'.repeat(100_000)}`, zones))).toContain(
			'is not a date',
		);
	});

	it.each([
		['01/02/2026', 'Write 2026-01-02 or 2026-02-01.'],
		['5-6-2026 10:00', 'Write 2026-05-06 or 2026-06-05.'],
		[20261231, 'Write the day as 2026-12-31.'],
	])('could be two days: %p', (value, hint) => {
		expect(complaint(() => parseDay(value, zones))).toBe(
			`"${value}" can be read in two ways. ${hint}`,
		);
	});

	it.each(['31.12.26', '12/31/26', '26-12-31'])('leaves the century open: %s', (text) => {
		expect(complaint(() => parseDay(text, zones))).toContain('Write the year with four digits');
	});

	it('is any day where the zone is unknown', () => {
		expect(
			complaint(() => parseDay('2026-12-31', { workflow: 'utc', account: 'Mars/Base' })),
		).toContain('is not a date');
	});
});

describe('any date', () => {
	const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'Etc/GMT+11', 'Etc/GMT-14');
	const calendarDay = fc
		.date({ min: new Date('1925-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
		.map((date) => date.toISOString().slice(0, 10));
	const formats = fc.constantFrom(
		'yyyy-MM-dd',
		'dd.MM.yyyy',
		'd.M.yyyy',
		'yyyy/MM/dd',
		"yyyy-MM-dd'T'HH:mm",
		'd MMMM yyyy',
	);

	it('is its first moment in the account, in whatever notation and zones', () => {
		fc.assert(
			fc.property(calendarDay, zone, zone, formats, (date, workflow, account, format) => {
				const start = DateTime.fromISO(date, { zone: account });
				// Samoa skipped a day in 2011.
				fc.pre(start.toISODate() === date);
				const text = DateTime.fromISO(date, { zone: 'utc' }).toFormat(format, { locale: 'en' });
				expect(parseDay(text, { workflow, account })).toBe(start.startOf('day').toUnixInteger());
			}),
			{ numRuns: 500 },
		);
	});

	it('read from amoCRM is the same day when written again', () => {
		const readable = fc.date({
			min: new Date('1971-01-01'),
			max: new Date('2100-01-01'),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(readable, zone, zone, (date, workflow, account) => {
				const read = DateTime.fromJSDate(date, { zone: account }).startOf('day').toUnixInteger();
				fc.pre(!/^(19|20|21)\d{6}$/.test(String(read)));
				expect(parseDay(read, { workflow, account })).toBe(read);
			}),
			{ numRuns: 500 },
		);
	});

	it('and time is the same second in all notations with a zone', () => {
		const moment = fc.date({
			min: new Date('1974-01-01'),
			max: new Date('2100-01-01'),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(moment, zone, (date, place) => {
				const local = DateTime.fromJSDate(date, { zone: place });
				const forms = [
					date,
					local,
					date.toISOString(),
					local.toISO(),
					local.toRFC2822(),
					date.getTime(),
					date.getTime() / 1000,
					String(date.getTime()),
				];
				const second = Math.floor(date.getTime() / 1000);
				for (const form of forms) expect(parseTime(form, zones)).toBe(second);
			}),
		);
	});
});
