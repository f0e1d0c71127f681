// @ts-check
'use strict';
// Writes companies.csv, the table of the demo. The same rows come out every time.
const fs = require('node:fs');
const path = require('node:path');
const words = require('./lib/names');

const ROWS = 1_000;
const FILE = path.join(__dirname, 'companies.csv');

/** Names the sandbox's account knows. */
const ACCOUNT = {
	managers: ['Olga Admin', 'Ivan Petrov', 'Мария Смирнова', 'John Smith'],
	segments: ['SMB', 'SMB', 'SMB', 'VIP', 'Enterprise', 'Крупный бизнес', 'Moscow, Russia', '2026'],
	industries: ['Торговля', 'Производство', 'IT'],
	tags: ['partner', 'партнёр', 'cold', '2026'],
};

/** @typedef {Record<string, string>} Row */

/**
 * The rows that are wrong on purpose: number of the row in the file (as a spreadsheet counts, the
 * header being row 1), the wrong values, and what is wrong.
 * @type {Array<{ row: number, values: Row, flaw: string }>}
 */
const FLAWED = [
	{ row: 18, values: { company: '' }, flaw: 'no name' },
	{ row: 131, values: { manager: 'Мария Смирнва' }, flaw: 'misspelt manager' },
	{ row: 252, values: { founded: '31.02.2015' }, flaw: 'a day that does not exist' },
	{ row: 377, values: { segment: 'Enterprize' }, flaw: 'unknown segment' },
	{ row: 500, values: { tags: 'cold, partnr' }, flaw: 'unknown tag' },
	{ row: 616, values: { employees: 'about fifty' }, flaw: 'words for a number' },
	{ row: 789, values: { founded: 'spring 2009' }, flaw: 'words for a date' },
	{ row: 1001, values: { manager: 'Пётр Уволенный' }, flaw: 'manager who has left' },
];

/**
 * The small generator "mulberry32".
 * @param {number} seed
 * @returns {() => number} numbers from 0 up to 1
 */
const randomNumbers = (seed) => () => {
	seed = (seed + 0x6d2b79f5) | 0;
	let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
	mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
	return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

/** @param {() => number} random */
function dice(random) {
	const upTo = (/** @type {number} */ limit) => Math.floor(random() * limit);
	return {
		upTo,
		pick: (/** @type {readonly string[]} */ list) => list[upTo(list.length)] ?? '',
		digits: (/** @type {number} */ count) => Array.from({ length: count }, () => upTo(10)).join(''),
		chance: (/** @type {number} */ share) => random() < share,
	};
}

/** @typedef {ReturnType<typeof dice>} Dice */

/** Weights of a company's INN: the tenth digit checks the nine before it. */
const INN_WEIGHTS = [2, 4, 10, 3, 5, 9, 4, 6, 8];

/** A company's INN: ten digits, often with a zero in front, so it has to stay text. @param {number} index @param {Dice} any */
function inn(index, any) {
	const nine =
		String(1 + any.upTo(89)).padStart(2, '0') + any.digits(3) + String(index).padStart(4, '0');
	const sum = INN_WEIGHTS.reduce((total, weight, place) => total + weight * Number(nine[place]), 0);
	return nine + ((sum % 11) % 10);
}

/** @param {Dice} any */
function companyName(any) {
	const kind = any.upTo(10);
	if (kind === 0) return `ИП ${any.pick(words.surnames)} ${any.pick(words.initials)}`;
	if (kind < 6) {
		const [first, second] = [any.pick(words.russianFirst), any.pick(words.russianSecond)];
		return `${any.pick(words.russianForms)} «${first} ${second}»`;
	}
	return `${any.pick(words.latinFirst)} ${any.pick(words.latinSecond)} ${any.pick(words.latinForms)}`.replace(
		' ,',
		',',
	);
}

/**
 * The ways people write phone numbers. None of them can be anybody's: the local part begins with 0,
 * or the range is kept free for films.
 * @type {Array<(dice: Dice) => string>}
 */
const PHONES = [
	(any) => `+7 (495) 0${any.digits(2)}-${any.digits(2)}-${any.digits(2)}`,
	(any) => `8 (812) 0${any.digits(2)} ${any.digits(2)} ${any.digits(2)}`,
	(any) => `+79000${any.digits(6)}`,
	(any) => `89000${any.digits(6)}`,
	(any) => `8-800-0${any.digits(2)}-${any.digits(2)}-${any.digits(2)}`,
	(any) => `+49 30 23125 ${any.digits(3)}`,
	(any) => `73430${any.digits(6)}`,
	(any) => `+44 20 7946 0${any.digits(3)}`,
];

const MONTH_DAYS = 28;

/** @param {Dice} any */
function founded(any) {
	const [year, month, day] = [1991 + any.upTo(34), 1 + any.upTo(12), 1 + any.upTo(MONTH_DAYS)].map(
		(part) => String(part).padStart(2, '0'),
	);
	return any.chance(0.5) ? `${day}.${month}.${year}` : `${year}-${month}-${day}`;
}

/** @param {Dice} any */
const tags = (any) =>
	[...new Set(Array.from({ length: any.upTo(4) }, () => any.pick(ACCOUNT.tags)))].join(', ');

/** @param {number} index @param {Dice} any @returns {Row} */
const goodRow = (index, any) => ({
	company: companyName(any),
	manager: any.chance(0.9) ? any.pick(ACCOUNT.managers) : '',
	phone: (PHONES[any.upTo(PHONES.length)] ?? (() => ''))(any),
	email: any.chance(0.85) ? `${any.pick(words.mailboxes)}${index}@${any.pick(words.domains)}` : '',
	website: any.chance(0.4) ? `https://company${index}.${any.pick(words.domains)}` : '',
	inn: inn(index, any),
	founded: any.chance(0.9) ? founded(any) : '',
	employees: any.chance(0.9) ? String(1 + any.upTo(any.chance(0.1) ? 5_000 : 120)) : '',
	industry: any.chance(0.8) ? any.pick(ACCOUNT.industries) : '',
	segment: any.chance(0.9) ? any.pick(ACCOUNT.segments) : '',
	tags: tags(any),
});

/**
 * The rows of the table.
 * @returns {Array<{ values: Row, flaw?: string }>} in the file's order; `flaw` says what is wrong on purpose
 */
function makeRows() {
	const any = dice(randomNumbers(2026));
	return Array.from({ length: ROWS }, (_, index) => {
		const values = goodRow(index, any);
		const flawed = FLAWED.find(({ row }) => row === index + 2);
		return flawed ? { values: { ...values, ...flawed.values }, flaw: flawed.flaw } : { values };
	});
}

/** @param {string} value */
const cell = (value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** @param {Row[]} rows @returns {string} CSV with a header line */
const toCsv = (rows) =>
	[Object.keys(rows[0] ?? {}), ...rows.map(Object.values)]
		.map((line) => `${line.map(cell).join(',')}\n`)
		.join('');

/** The text that companies.csv holds. */
const csv = () => toCsv(makeRows().map(({ values }) => values));

if (require.main === module) fs.writeFileSync(FILE, csv());

module.exports = { FILE, makeRows, csv };
