import type { IDataObject } from 'n8n-workflow';

import { isBlank } from './blank';
import type { CustomField } from './customFields';
import type { Zones } from './dates';
import { InputError, quoted } from './inputError';

/** Words for the kinds of phones and e-mails, by amoCRM's code (API facts 5.5.4). */
const WORDS: Record<string, readonly string[]> = {
	WORK: ['work', 'office', 'раб', 'рабочий', 'офис', 'trabajo', 'trabalho'],
	WORKDD: ['direct', 'work direct', 'прямой', 'раб. прямой', 'рабочий прямой'],
	MOB: ['mob', 'mobile', 'cell', 'моб', 'мобильный', 'сот', 'сотовый', 'móvil', 'celular'],
	FAX: ['fax', 'факс'],
	HOME: ['home', 'дом', 'домашний', 'casa'],
	PRIV: ['private', 'personal', 'личный', 'личная', 'particular'],
	OTHER: ['other', 'другой', 'другая', 'другое', 'otro', 'outro'],
};

/**
 * Phones or e-mails with their kinds: `+7 916 111-22-33 (mobile), work: +7 495 111-22-33`, an array of such texts, or of
 * objects `{ value, enum_code }`. Without a kind it is the work one, as in amoCRM's own form.
 *
 * Throws InputError for a kind the field does not have.
 */
export function contactValues(value: unknown, field: CustomField, _zones: Zones, kind?: string): IDataObject[] {
	const parts = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,;\n]/) : [value];
	return parts.filter((part) => !isBlank(part)).map((part) => contactValue(part, field, kind));
}

function contactValue(part: unknown, field: CustomField, kind: string | undefined): IDataObject {
	const { text, own } = split(part, field);
	const code = own ?? (isBlank(kind) ? standard(field) : codeOf(String(kind), field));
	if (code === undefined && !isBlank(kind)) {
		throw new InputError(`there is no kind ${quoted(kind)}`, `Possible kinds: ${codesOf(field).join(', ')}.`);
	}
	return code === undefined ? { value: text } : { value: text, enum_code: code };
}

/** The text without the kind it carries, if that is one of the field's kinds. */
function split(part: unknown, field: CustomField): { text: string; own?: string } {
	if (typeof part === 'object' && part !== null && 'value' in part) {
		const named = 'enum_code' in part ? part.enum_code : 'kind' in part ? part.kind : undefined;
		return { text: String(part.value), own: isBlank(named) ? undefined : codeOf(String(named), field) };
	}
	const text = String(part).trim();
	const [, before = '', behind = ''] = /^(.+?)\s*\(([^()]+)\)$/.exec(text) ?? [];
	const trailing = codeOf(behind, field);
	if (trailing) return { text: before, own: trailing };
	const [, word = '', rest = ''] = /^([^\d+:@]+):\s*(.+)$/.exec(text) ?? [];
	const leading = codeOf(word, field);
	return leading ? { text: rest, own: leading } : { text };
}

function codeOf(word: string, field: CustomField): string | undefined {
	const wanted = word.trim().toLowerCase().replace(/\.$/, '');
	return codesOf(field).find((code) => code.toLowerCase() === wanted || WORDS[code]?.includes(wanted));
}

const codesOf = ({ options }: CustomField) => options.map(({ name }) => name);

const standard = (field: CustomField) => codesOf(field).find((code) => code === 'WORK');
