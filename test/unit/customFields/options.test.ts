import fc from 'fast-check';
import { encode } from '../../../nodes/Amocrm/customFields/encoding';
import { complaint, field, zones } from './fields';

const labels: Array<string | [label: string, code: string]> = [
	'SMB',
	'2026',
	'Moscow, Russia',
	'24/7 support; on site',
	'Крупный бизнес',
	'CRM',
	'USD',
	['Courier', 'COURIER_1'],
	'Twin',
	'Twin',
	'null',
	'504',
];

describe.each(['select', 'radiobutton', 'category', 'multiselect'])(
	'a field of type %s',
	(type) => {
		const options = field(type, labels);
		const id = (value: unknown) => encode(options, value, zones);

		it.each([
			['by its label', 'SMB', 501],
			['in other letters and spaces', ' крупный  БИЗНЕС', 505],
			['with three letters', 'CRM', 506],
			['with the letters of a currency', 'usd', 507],
			['with a comma', 'Moscow, Russia', 503],
			['with a comma and no space', 'Moscow,Russia', 503],
			['with a semicolon', '24/7 support; on site', 504],
			['by its code', 'courier_1', 508],
			['by its id', '501', 501],
			['by its id as a number', 501, 501],
			['by a label that looks like a number', '2026', 502],
			['by such a label as a number, as sheets give it', 2026, 502],
			['by such a label rather than by the same id', '504', 512],
			['by such a label as a number rather than by the same id', 504, 512],
			['by the label null', 'null', 511],
			['in a list of one', ['SMB'], 501],
			['as the API reads it', [{ value: 'Renamed', enum_id: 501, enum_code: null }], 501],
			['as the API reads its id, even if a label is the same', [{ value: 'x', enum_id: 504 }], 504],
			['as a value only', [{ value: 'SMB' }], 501],
		])('finds an option %s', (_how, value, found) =>
			expect(id(value)).toEqual([{ enum_id: found }]),
		);

		it('refuses an option it does not have, and names the nearest', () => {
			expect(complaint(() => id('SBM'))).toContain('there is no option "SBM". Did you mean "SMB"');
			expect(complaint(() => id({ label: 'SMB' }))).toContain(
				'there is no option "{"label":"SMB"}"',
			);
			expect(complaint(() => id({ enum_id: 999 }))).toContain('there is no option "999"');
		});

		it('does not guess between two of the same label', () => {
			expect(complaint(() => id('Twin'))).toContain(
				'are named "Twin". Use the ID instead: 509, 510.',
			);
		});

		it('has nothing to write for nothing', () => {
			expect(['', null, [], [null]].map(id)).toEqual([[], [], [], []]);
		});
	},
);

describe('a field for one option', () => {
	it('refuses two', () => {
		expect(complaint(() => encode(field('select', labels), ['SMB', 'CRM'], zones))).toContain(
			'is more than one option. Enter one',
		);
	});

	it('takes a comma for a part of the label', () => {
		expect(complaint(() => encode(field('select', labels), 'SMB, CRM', zones))).toContain(
			'there is no option "SMB, CRM"',
		);
	});
});

describe('a field for several options', () => {
	const multi = field('multiselect', labels);
	const ids = (value: unknown) => encode(multi, value, zones).map(({ enum_id: id }) => id);

	it.each([
		['SMB, CRM', [501, 506]],
		['SMB;CRM\r\nusd', [501, 506, 507]],
		['SMB, Moscow, Russia, CRM', [501, 503, 506]],
		['moscow,russia,24/7 support;on site', [503, 504]],
		['SMB,, smb ,', [501]],
		[' , ;', []],
		[
			['SMB', 'Moscow, Russia', null, 2026],
			[501, 503, 502],
		],
		['["SMB", "Moscow, Russia"]', [501, 503]],
		[
			[
				{ value: 'SMB', enum_id: 501 },
				{ value: 'CRM', enum_id: 506 },
			],
			[501, 506],
		],
	])('reads %j', (value, expected) => expect(ids(value)).toEqual(expected));

	it('refuses a text that is one option as well as several, and takes lists of both', () => {
		const two = field('multiselect', ['A', 'B', 'A, B']);
		expect(complaint(() => encode(two, 'a,b', zones))).toBe(
			'"a,b" can be read in two ways: as one option, and as several. Write a list, ["a,b"] or ["a", "b"], or the ID 503 for the one.',
		);
		expect(complaint(() => encode(two, 'B, A, B', zones))).toContain('can be read in two ways');
		expect(encode(two, ['A, B'], zones)).toEqual([{ enum_id: 503 }]);
		expect(encode(two, '503', zones)).toEqual([{ enum_id: 503 }]);
		expect(encode(two, ['A', 'B'], zones)).toEqual([{ enum_id: 501 }, { enum_id: 502 }]);
	});

	it('tries shorter labels after longer ones', () => {
		const some = field('multiselect', ['A, B, C, D', 'E, F', 'G']);
		expect(encode(some, 'E, F, G, A, B, C, D', zones)).toEqual([
			{ enum_id: 502 },
			{ enum_id: 503 },
			{ enum_id: 501 },
		]);
	});

	it('says which of them does not exist', () => {
		expect(complaint(() => ids('SMB, Nowhere'))).toContain('there is no option "Nowhere"');
		expect(complaint(() => ids('["SMB", "Now'))).toContain('is not valid JSON');
	});

	it('takes a text of any length', () => {
		expect(ids('SMB,'.repeat(20_000))).toEqual([501]);
	});

	it('has the chosen labels when they are read back, with any signs in them', () => {
		const label = fc.stringMatching(/^[a-c]([ ,;]?[a-c]){0,4}$/);
		const chosen = fc.uniqueArray(label, {
			minLength: 1,
			maxLength: 6,
			selector: (text) => text.replace(/[ ,;]/g, ''),
		});
		fc.assert(
			fc.property(chosen, (all) => {
				const options = field('multiselect', all);
				const read = (value: unknown) =>
					encode(options, value, zones).map(({ enum_id: id }) => all[Number(id) - 501]);
				expect(read(all)).toEqual(all);
				expect(read(JSON.stringify(all))).toEqual(all);
				for (const one of all) expect(read([one])).toEqual([one]);
			}),
		);
	});
});
