// @ts-check
'use strict';
const { DateTime } = require('luxon');

/** @typedef {Record<string, string>} Row */
/** @typedef {{ row: Row, number: number }} NumberedRow */
/** @typedef {import('../../sandbox').StoredRecord} Company */
/** @typedef {{ userName: (id: number) => string, timezone: string }} Account */

/** @param {Company} company @param {string} nameOrCode */
const stored = (company, nameOrCode) => {
	const fields = company.custom_fields_values ?? [];
	const field = fields.find(
		({ field_code, field_name }) => field_code === nameOrCode || field_name === nameOrCode,
	);
	return field ? String(field.values[0]?.value ?? '') : '';
};

/** @param {string} text a date as the table writes it */
const isoDate = (text) => text.replace(/^(\d\d)\.(\d\d)\.(\d{4})$/, '$3-$2-$1');

/** @param {string} seconds @param {string} timezone */
const dayOf = (seconds, timezone) =>
	seconds === ''
		? ''
		: (DateTime.fromSeconds(Number(seconds), { zone: timezone }).toISODate() ?? seconds);

/** @param {string[]} names */
const sorted = (names) =>
	names
		.map((name) => name.trim())
		.filter(Boolean)
		.sort()
		.join(', ');

/**
 * What each column of the table must have become in the company.
 * @type {Array<{ column: string, wanted?: (text: string, company: Company, account: Account) => string, got: (company: Company, account: Account) => string }>}
 */
const COLUMNS = [
	{ column: 'company', got: (company) => company.name },
	{
		column: 'manager',
		// Without a manager amoCRM makes the token's own user responsible.
		wanted: (text, company, { userName }) => text || userName(company.created_by),
		got: (company, { userName }) => userName(company.responsible_user_id),
	},
	{ column: 'phone', got: (company) => stored(company, 'PHONE') },
	{ column: 'email', got: (company) => stored(company, 'EMAIL') },
	{ column: 'website', got: (company) => stored(company, 'WEB') },
	{ column: 'inn', got: (company) => stored(company, 'INN') },
	{
		column: 'founded',
		wanted: isoDate,
		got: (company, { timezone }) => dayOf(stored(company, 'Founded'), timezone),
	},
	{ column: 'employees', got: (company) => stored(company, 'EMPLOYEES') },
	{ column: 'industry', got: (company) => stored(company, 'INDUSTRY') },
	{ column: 'segment', got: (company) => stored(company, 'Segment') },
	{
		column: 'tags',
		wanted: (text) => sorted(text.split(',')),
		got: (company) => sorted(company._embedded.tags.map((tag) => tag.name)),
	},
];

/** @param {NumberedRow} numbered @param {Company} company @param {Account} account */
const cellDifferences = ({ row, number }, company, account) =>
	COLUMNS.flatMap(({ column, wanted = (text) => text, got }) => {
		const expected = wanted(row[column] ?? '', company, account);
		const actual = got(company, account);
		return expected === actual
			? []
			: [`row ${number}: ${column} is "${actual}" instead of "${expected}"`];
	});

/** @param {string} name @param {string} inn */
const identity = (name, inn) => `${name}\n${inn}`;

/** @template T @param {T[]} list @param {(entry: T) => string} by @returns {Map<string, T[]>} */
function grouped(list, by) {
	/** @type {Map<string, T[]>} */
	const groups = new Map();
	for (const entry of list) groups.set(by(entry), [...(groups.get(by(entry)) ?? []), entry]);
	return groups;
}

/**
 * Compares a table with what the account holds afterwards: each accepted row is exactly one company with
 * the row's values (recognised by name and INN), no rejected row is there, and nothing else is.
 *
 * @param {NumberedRow[]} accepted
 * @param {NumberedRow[]} rejected
 * @param {Company[]} companies all that the account holds
 * @param {Account} account
 * @returns {string[]} one sentence per difference; empty when equal
 */
function compare(accepted, rejected, companies, account) {
	const found = grouped(companies, (company) => identity(company.name, stored(company, 'INN')));
	const isKnown = new Set(accepted.map(({ row }) => identity(row.company ?? '', row.inn ?? '')));
	const rejectedInns = new Set(rejected.map(({ row }) => row.inn));
	return [
		...accepted.flatMap((numbered) => {
			const same = found.get(identity(numbered.row.company ?? '', numbered.row.inn ?? '')) ?? [];
			const [company] = same;
			if (!company)
				return [`row ${numbered.number}: there is no company "${numbered.row.company}"`];
			if (same.length > 1)
				return [`row ${numbered.number}: ${same.length} companies instead of one`];
			return cellDifferences(numbered, company, account);
		}),
		...companies
			.filter((company) => rejectedInns.has(stored(company, 'INN')))
			.map((company) => `company ${company.id} "${company.name}" stands in a rejected row`),
		...[...found]
			.filter(([key]) => !isKnown.has(key))
			.map(
				([, [company]]) => `company ${company?.id} "${company?.name}" stands in no accepted row`,
			),
	];
}

module.exports = { compare };
