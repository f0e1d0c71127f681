import {
	CONTACT_NOUNS,
	FILLERS,
	KIND_COLUMNS,
	KINDS_ALONE,
} from '../../resources/common/columnNames';
import type { CustomField } from '../../customFields/customField';
import { meansKind } from '../../parse/contacts/kindWords';
import { kindCode } from '../../parse/contacts/contactKind';
import { bare, fold, withoutAccents } from '../../parse/text/text';

/** A phone or email column, as described by its name. */
export interface ContactColumn {
	field: CustomField;
	/** amoCRM's code of the kind. */
	kind?: string;
	/** Shared by a value column and its kind column: `PHONE 1`. */
	pair?: string;
	/** The column has the kind of the value next to it. */
	holdsKind: boolean;
}

/** Longer names are not names of phone columns. */
const LONGEST = 100;

/**
 * Reads column names such as `Mobile Phone`, `Рабочий e-mail`, `Phone 1 - Value`, `Phone 1 - Type` or `Fax`: a word for a phone or an
 * email, possibly a word for its kind, and filler words.
 *
 * @param fields of the account
 * @param fillers words without meaning, such as `company` for companies
 */
export function contactColumn(
	column: string,
	fields: readonly CustomField[],
	fillers: readonly string[] = [],
): ContactColumn[] {
	if (column.length > LONGEST) return [];
	const words = fold(column).match(/\p{L}+|\p{N}+/gu) ?? [];
	const holdsKind = KIND_COLUMNS.includes(words.at(-1) ?? '');
	const number = words.find((word) => /^\p{N}+$/u.test(word));
	const said = words.filter((word) => !isFiller(word, fillers) && !KIND_COLUMNS.includes(word));
	return contactFields(fields).flatMap(({ code, field }) => {
		const rest = withoutNoun(said, code);
		const kind = rest && kindIn(rest, field);
		if (kind === undefined || (holdsKind && number === undefined)) return [];
		const pair = number === undefined ? undefined : `${code} ${number}`;
		return [{ field, holdsKind, ...(kind === '' ? {} : { kind }), ...(pair ? { pair } : {}) }];
	});
}

const contactFields = (fields: readonly CustomField[]) =>
	(['PHONE', 'EMAIL'] as const).flatMap((code) => {
		const field = fields.find((known) => known.code === code && known.type === 'multitext');
		return field ? [{ code, field }] : [];
	});

const isFiller = (word: string, more: readonly string[]) =>
	/^\p{N}+$/u.test(word) || [...FILLERS, ...more].includes(withoutAccents(word));

/** The other words of a name that contains a word for a phone or email; `undefined` if it does not. */
function withoutNoun(words: readonly string[], code: 'PHONE' | 'EMAIL'): string[] | undefined {
	// Some nouns contain words that mean nothing elsewhere.
	for (const noun of CONTACT_NOUNS[code].map(wordsOf)) {
		for (let start = 0; start + noun.length <= words.length; start += 1) {
			const isHere = noun.every((word, i) => withoutAccents(words[start + i] ?? '') === word);
			if (isHere) return [...words.slice(0, start), ...words.slice(start + noun.length)];
		}
	}
	const alone =
		code === 'PHONE' &&
		(KINDS_ALONE.includes(bare(words.join(' '))) || words.some((word) => meansKind(word, 'FAX')));
	return alone ? [...words] : undefined;
}

const wordsOf = (noun: string) => noun.split(' ').filter((word) => !isFiller(word, []));

/** The kind that the words mean, '' without words; `undefined` if they mean something else. */
function kindIn(words: readonly string[], field: CustomField): string | undefined {
	if (words.length === 0) return '';
	const kind = kindCode(words.join(' '), field);
	if (kind !== undefined) return kind;
	// A fax at work is a fax.
	const others = words.filter((word) => kindCode(word, field) !== 'FAX');
	const isFax = others.length < words.length && kindCode(others.join(' '), field) !== undefined;
	return isFax ? 'FAX' : undefined;
}
