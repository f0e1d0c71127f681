import type { CustomField } from './customField';
import { createFinder, type Finder, type Named } from './finder';
import { InputError, quoted } from './inputError';
import { parsedIfJson } from './objects';
import { isBlank } from './blank';
import { fold } from './text';

/** The one option meant by its label, code or id. Throws InputError. */
export function optionOf(value: unknown, field: CustomField): Named {
	const given = Array.isArray(value) ? value.filter((one) => !isBlank(one)) : [value];
	if (given.length > 1)
		throw new InputError(
			`${quoted(value)} are several options`,
			'Give one: this field holds a single option.',
		);
	return find(given[0], field);
}

/**
 * Several options from an array or a text with commas. A label may itself hold commas, so longer pieces are tried first.
 *
 * Throws InputError.
 */
export function optionsOf(value: unknown, field: CustomField): Named[] {
	const given = isLabel(value, field) ? value : parsedIfJson(value);
	const labels = Array.isArray(given)
		? given
		: typeof given === 'string'
			? labelsIn(given, field)
			: [given];
	return [...new Set(labels.filter((label) => !isBlank(label)).map((label) => find(label, field)))];
}

const finders = new WeakMap<CustomField, Finder<Named>>();

function find(wanted: unknown, field: CustomField): Named {
	const finder = finders.get(field) ?? createFinder(field.options, 'option');
	finders.set(field, finder);
	// A value as the API reads it carries the id, which is unmistakable.
	if (typeof wanted === 'object' && wanted !== null && 'enum_id' in wanted)
		return finder(Number(wanted.enum_id));
	// A sheet gives a label such as 2026 as a number; so it is no id before it is a label.
	return finder(typeof wanted === 'number' ? String(wanted) : wanted);
}

function isLabel(value: unknown, { options }: CustomField): boolean {
	return typeof value === 'string' && options.some(({ name }) => fold(name) === fold(value));
}

function labelsIn(text: string, field: CustomField): string[] {
	// Pieces at even places, the signs between them at odd ones.
	const pieces = text.split(/([,;\n])/);
	const longest = Math.max(1, ...field.options.map(({ name }) => name.split(/([,;\n])/).length));
	const labels: string[] = [];
	for (let start = 0; start < pieces.length; ) {
		const end = endOfLabel(pieces, start, longest, field);
		labels.push(pieces.slice(start, end).join(''));
		start = end + 1;
	}
	return labels;
}

function endOfLabel(pieces: string[], start: number, longest: number, field: CustomField): number {
	for (let end = Math.min(start + longest, pieces.length); end > start + 1; end -= 2) {
		if (isLabel(pieces.slice(start, end).join(''), field)) return end;
	}
	return start + 1;
}
