import type { IDataObject } from 'n8n-workflow';

import type { CustomField } from './customField';
import type { ValueReader } from './valueCodec';
import { createFinder, type Finder, type Named } from '../parse/names/finder';
import { InputError, quoted } from '../parse/text/inputError';
import { looksLikeJson, parsedIfJson } from '../parse/json/jsonObjects';
import { isBlank } from '../parse/text/blank';
import { fold, plainText } from '../parse/text/text';

/** Finds one option by its label, code or ID. Throws InputError. */
export function chosenOption(value: unknown, field: CustomField): Named {
	const given = Array.isArray(value) ? value.filter((one) => !isBlank(one)) : [value];
	if (given.length > 1)
		throw new InputError(
			`${quoted(value)} is more than one option`,
			'Enter one: this field holds a single option.',
		);
	return find(given[0], field);
}

/**
 * Finds several options from an array or comma-separated text. Labels can contain commas, so longer pieces are tried
 * first; text that matches both one label and several is refused.
 *
 * Throws InputError.
 */
export function chosenOptions(value: unknown, field: CustomField): Named[] {
	const given = isLabel(value, field) ? value : parsedIfJson(value);
	const wanted = typeof given === 'string' ? labelsIn(given, field) : [given].flat();
	return [...new Set(wanted.filter((label) => !isBlank(label)).map((label) => find(label, field)))];
}

/** The option's label, or its ID if it no longer has a label. */
export const readOptionLabel: ValueReader = (values) => labelOf(values[0] ?? {});

/** The labels separated by commas, or a list if a label contains a comma itself. */
export const readOptionLabels: ValueReader = (values) => {
	const chosen = values.map(labelOf);
	const [first = null] = chosen;
	if (chosen.length < 2) return first;
	const splits = chosen.some((label) => SEPARATOR.test(label)) || looksLikeJson(String(first));
	return splits ? chosen : chosen.join(', ');
};

const labelOf = ({ value, enum_id: id }: IDataObject): string => String(value ?? id ?? '');

const SEPARATOR = /[,;\n]/;

const finders = new WeakMap<CustomField, Finder<Named>>();

function find(wanted: unknown, field: CustomField): Named {
	const finder = finders.get(field) ?? createFinder(field.options, 'option');
	finders.set(field, finder);
	// A value in the API's read format has an unambiguous ID.
	if (typeof wanted === 'object' && wanted !== null && 'enum_id' in wanted)
		return finder(Number(plainText(wanted.enum_id) ?? Number.NaN));
	// Sheets return labels such as 2026 as numbers, so a number is a label first and an ID second.
	return finder(typeof wanted === 'number' ? String(wanted) : wanted);
}

const labels = new WeakMap<CustomField, ReadonlySet<string>>();

function isLabel(value: unknown, field: CustomField): boolean {
	if (typeof value !== 'string') return false;
	const known = labels.get(field) ?? new Set(field.options.map(({ name }) => fold(name)));
	labels.set(field, known);
	return known.has(fold(value));
}

function labelsIn(text: string, field: CustomField): string[] {
	// Labels at even indexes, separators at odd ones.
	const pieces = text.split(/([,;\n])/);
	const longest = Math.max(1, ...field.options.map(({ name }) => name.split(/([,;\n])/).length));
	const found: string[] = [];
	for (let start = 0; start < pieces.length; ) {
		const end = endOfLabel(pieces, start, longest, field);
		const label = pieces.slice(start, end).join('');
		if (end > start + 1 && label.split(SEPARATOR).every((piece) => isLabel(piece, field)))
			throw ambiguousLabel(label, field);
		found.push(label);
		start = end + 1;
	}
	return found;
}

function ambiguousLabel(label: string, field: CustomField): InputError {
	const { id } = find(label, field);
	return new InputError(
		`${quoted(label)} can be read in two ways: as one option, and as several`,
		`Write a list, [${quoted(label)}] or [${label.split(SEPARATOR).map(quoted).join(', ')}], or the ID ${id} for the one.`,
	);
}

function endOfLabel(pieces: string[], start: number, longest: number, field: CustomField): number {
	for (let end = Math.min(start + longest, pieces.length); end > start + 1; end -= 2) {
		if (isLabel(pieces.slice(start, end).join(''), field)) return end;
	}
	return start + 1;
}
