import type { IDataObject } from 'n8n-workflow';

import { isBlank } from './blank';
import type { CustomField } from './customField';
import { InputError, quoted } from './inputError';
import { KIND_CODES, kindName, meansKind } from './kinds';
import { parsedIfJson } from './objects';
import { fold, plainText } from './text';

/** Where a kind stands beside a phone or an e-mail. A dot is only in front of phones a sign between, since e-mails have dots. */
const BESIDE = [
	/^(?<text>.+?)\s*\((?<word>[^()]+)\)$/,
	/^\(?(?<word>[^\d+:@()]+?)(?:\s*[:)–—-]|[.\s])[:\s]*(?<text>[+(]?\d.*)$/,
	/^\(?(?<word>[^\d+:@()]+?)(?:\s*[:)]|\s)\s*(?<text>\S+@\S+)$/,
	/^(?<text>\S+@\S+|.*\d)\s+(?:[–—-]\s*)?(?<word>[^\d@()]+)$/,
];

/** A phone or e-mail with its kind has no more characters. */
const LONGEST = 300;

/** Signs between values. A comma before an extension (`…, доб. 12`) belongs to the phone. */
const BETWEEN = /[,;\n](?!\s*(?:доб|ext|ramal)[.\s\d])/i;

/**
 * Phones or e-mails with their kinds: `+7 916 111-22-33 (mobile), work: +7 495 111-22-33`, an array of such texts, or of
 * objects `{ value, enum_code }` as the API reads them. Without a kind it is the work one, as in amoCRM's own form.
 *
 * Throws InputError for a kind the field does not have.
 *
 * @param kind for all values that do not carry their own
 */
export function contactValues(value: unknown, field: CustomField, kind?: string): IDataObject[] {
	const parsed = parsedIfJson(value);
	const parts = (Array.isArray(parsed) ? parsed : [parsed]).flatMap((part: unknown) =>
		typeof part === 'string' ? part.split(BETWEEN) : [part],
	);
	const standard = isBlank(kind)
		? codesOf(field).find((code) => code === 'WORK')
		: kindOf(kind, field);
	return parts
		.filter((part) => !isBlank(part) && !isBlank(entered(part)))
		.map((part) => {
			const { text, own = standard } = isObject(part)
				? fromObject(part, field)
				: fromText(textOf(part), field);
			return own === undefined ? { value: text } : { value: text, enum_code: own };
		});
}

/**
 * Phones or e-mails as one text. A single one stays plain, so that it can be called or written to. Several carry their
 * kinds, unless it is the work one, which a text without a kind means anyway.
 */
export function readContacts(values: readonly IDataObject[]): string | null {
	const all = values.flatMap(({ value, enum_code: code }) =>
		(plainText(value) ?? '')
			.split(BETWEEN)
			.filter((text) => !isBlank(text))
			.map((text) => ({ text: text.trim(), code })),
	);
	if (all.length === 0) return null;
	return all
		.map(({ text, code }) => {
			const plain = all.length === 1 || isBlank(code) || code === 'WORK';
			const silent = plain && fromText(text, ANY_KIND).own === undefined;
			const stated = `${text} (${kindName(String(code ?? 'WORK'))})`;
			return silent || stated.length > LONGEST ? text : stated;
		})
		.join(', ');
}

/** To see whether a text would be taken for one with a kind. */
const ANY_KIND: CustomField = {
	id: 0,
	name: '',
	type: 'multitext',
	options: KIND_CODES.map((name, id) => ({ id, name })),
};

interface Contact {
	text: string;
	own?: string;
}

const isObject = (part: unknown): part is { value: unknown } =>
	typeof part === 'object' && part !== null && 'value' in part;

const entered = (part: unknown) => (isObject(part) ? part.value : part);

function fromObject(
	part: { value: unknown; enum_code?: unknown; enum_id?: unknown; kind?: unknown },
	field: CustomField,
): Contact {
	const kind = [part.enum_code, part.kind, part.enum_id].find((given) => !isBlank(given));
	return { text: textOf(part.value), own: kind === undefined ? undefined : kindOf(kind, field) };
}

/** The text without the kind it carries, if that is one of the field's kinds. */
function fromText(given: string, field: CustomField): Contact {
	// Nobody writes a kind into a longer text, and patterns would take long with it.
	if (given.length > LONGEST) return { text: given };
	for (const pattern of BESIDE) {
		const { text = '', word = '' } = pattern.exec(given)?.groups ?? {};
		const own = kindCode(word, field);
		if (own !== undefined) return { text, own };
	}
	return { text: given };
}

function textOf(value: unknown): string {
	const text = plainText(value)?.trim();
	if (text !== undefined) return text;
	throw new InputError(
		`${quoted(value)} is not a phone or email`,
		'Give a text, or an object such as { "value": "+7 916 111-22-33", "enum_code": "MOB" }.',
	);
}

function kindOf(kind: unknown, field: CustomField): string {
	const given = plainText(kind) ?? '';
	const code = kindCode(given, field) ?? field.options.find(({ id }) => String(id) === given)?.name;
	if (code !== undefined) return code;
	const kinds = codesOf(field);
	const hint =
		kinds.length > 0
			? `Possible kinds: ${kinds.join(', ')}.`
			: 'This field has no kinds: leave it empty.';
	throw new InputError(`there is no kind ${quoted(kind)}`, hint);
}

/** The code of a kind of the field by a word for it; `undefined` where it is none. */
export function kindCode(word: string, field: CustomField): string | undefined {
	// Most values carry no kind.
	if (word === '') return undefined;
	const wanted = fold(word).replace(/\.$/, '');
	return codesOf(field).find((code) => meansKind(wanted, code));
}

const codesOf = ({ options }: CustomField) => options.map(({ name }) => name);
