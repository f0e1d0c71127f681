// @ts-check
'use strict';
const fs = require('node:fs');
const { FILE, csv, makeRows } = require('../make-csv');

/** @typedef {import('./compare').NumberedRow} NumberedRow */

/** A spreadsheet counts from 1, and its first row is the header. */
const FIRST_ROW = 2;

/** @param {number} index of a row of data, from 0 @returns {number} its number in a spreadsheet */
const rowNumber = (index) => index + FIRST_ROW;

/** @param {Record<string, string>} row */
const filledCells = (row) =>
	JSON.stringify(Object.entries(row).filter(([, value]) => value !== ''));

/**
 * Checks the rows that n8n has read, and what it rejected, against the generator of the table. Says
 * nothing when somebody has put an own table in its place.
 *
 * @param {Array<Record<string, string>>} rows as n8n has read them
 * @param {number[]} rejected row numbers
 * @returns {string[]} one sentence per difference
 */
function tableDifferences(rows, rejected) {
	if (fs.readFileSync(FILE, 'utf8') !== csv()) return [];
	const made = makeRows();
	const misread = made.flatMap(({ values }, index) =>
		filledCells(values) === filledCells(rows[index] ?? {})
			? []
			: [`row ${rowNumber(index)} was not read as it is written`],
	);
	const wrongly = made.flatMap(({ flaw }, index) => {
		const number = rowNumber(index);
		if (flaw && !rejected.includes(number))
			return [`row ${number} was accepted in spite of: ${flaw}`];
		return !flaw && rejected.includes(number)
			? [`row ${number} was rejected although nothing is wrong with it`]
			: [];
	});
	const surplus =
		rows.length > made.length ? [`n8n read ${rows.length} rows instead of ${made.length}`] : [];
	return [...surplus, ...misread, ...wrongly];
}

module.exports = { FILE, rowNumber, tableDifferences };
