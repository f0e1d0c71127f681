import { detailNames } from '../../lists/detailFields';
import { BIRTHDAY_COLUMNS, COLUMN_NAMES, DETAIL_COLUMNS } from '../../resources/common/columnNames';
import type { Field, Resource } from '../../resources/resource';

/** The parts of a resource that column names depend on. */
type ColumnResource = Pick<Resource, 'columnFillers' | 'name' | 'people'>;
import type { CustomField } from '../../customFields/customField';
import { isMultiple } from '../../customFields/encoding';
import { fieldColumns } from '../../customFields/fieldColumns';
import { visible } from '../../parse/text/invisible';
import { kindCode } from '../../parse/contacts/contactKind';
import { fold, withoutAccents } from '../../parse/text/text';
import { stageColumns } from './columnStage';
import type { MappedColumn } from './mappedColumn';
import { contactColumn } from './contactColumns';

/** How a column was recognized: by the field's key, its name, or a common synonym. */
export type Certainty = 'key' | 'name' | 'word';

/** The field of a column. */
export interface FieldMatch {
	key: string;
	certainty: Certainty;
	/** Values of several columns are joined. */
	multiple: boolean;
	/** The pair of this value and the column with its kind, such as `PHONE 1`. */
	pair?: string;
}

/** The meaning of a column. */
export type ColumnMatch =
	| FieldMatch
	/** The keys of all fields that match. */
	| { several: string[] }
	/** The column has the kind of the phone or email next to it. */
	| { kindOf: string }
	| undefined;

export interface ColumnMatcher {
	match(column: string): ColumnMatch;
	/** Adds the kind that a word stands for to the key of a phone or email, if the field has that kind. */
	kindKey(key: string, word: string): string;
}

/** Longer names are not column names, and reading them would be slow. */
const LONGEST = 300;

/**
 * Finds the field of a column by ID, name, label or code: first exactly, then ignoring case, spaces, punctuation and accents, then by
 * synonyms from other programs. Phones and emails also match by name and kind in any order (`Phone (mobile)`, `Mobile Phone`).
 *
 * @param own fields of the record
 * @param custom fields of the account
 * @param resource the kind of record
 */
export function createColumnMatcher(
	own: readonly Field[],
	custom: readonly CustomField[],
	resource: ColumnResource,
): ColumnMatcher {
	const writable = custom.filter(({ computed }) => !computed);
	const targets = [...own.map(ownTarget), ...stageColumns(own), ...writable.flatMap(customTargets)];
	const usual = usualNames(targets, writable, resource);
	const fillers = resource.columnFillers;
	const several = new Set(writable.filter(isMultiple).map(({ id }) => String(id)));
	const levels: Level[] = [
		['key', keysBy(targets, keyOf, lowered), lowered],
		['name', keysBy(targets, namesOf, trimmed), trimmed],
		['name', keysBy(targets, (target) => [target.key, ...target.names], letters), letters],
		['name', keysBy(targets, ({ aliases = [] }) => aliases, letters), letters],
		['name', keysBy(targets, namesOf, bareLetters), bareLetters],
	];
	const words: Level = ['word', keysBy(usual, namesOf, bareLetters), bareLetters];
	const matchOf = (keys: readonly string[], certainty: Certainty): ColumnMatch => {
		const [key, second] = keys;
		if (key === undefined) return undefined;
		if (second !== undefined) return { several: [...keys] };
		return { key, certainty, multiple: several.has(key.replace(/:.*/, '')) };
	};
	const found = (column: string, [certainty, keys, spelled]: Level) =>
		matchOf([...(keys.get(spelled(column)) ?? [])], certainty);
	const match = (given: string) => {
		const column = visible(given);
		if (column.length > LONGEST) return undefined;
		for (const level of levels) {
			const match = found(column, level);
			if (match) return match;
		}
		return (
			matchOf(withKind(column, writable), 'name') ??
			found(column, words) ??
			contactMatch(column, writable, fillers, matchOf)
		);
	};
	return { match, kindKey: (key, word) => withKindOf(key, word, writable) };
}

function withKindOf(key: string, word: string, fields: readonly CustomField[]): string {
	const field = fields.find(({ id }) => String(id) === key);
	// Google Contacts marks the primary one with a star.
	const kind =
		field &&
		kindCode(
			word
				.slice(0, LONGEST)
				.replace(/[^\p{L}. ]+/gu, '')
				.trim(),
			field,
		);
	return kind ? `${key}:${kind}` : key;
}

type Level = readonly [
	certainty: Certainty,
	keys: ReadonlyMap<string, ReadonlySet<string>>,
	spelled: (name: string) => string,
];

/** The phone or email described by the words of a name. */
function contactMatch(
	column: string,
	fields: readonly CustomField[],
	fillers: readonly string[] | undefined,
	matchOf: (keys: readonly string[], certainty: Certainty) => ColumnMatch,
): ColumnMatch {
	const columns = contactColumn(column, fields, fillers);
	const [first] = columns;
	if (first?.holdsKind && first.pair) return { kindOf: first.pair };
	const keys = columns.map(({ field, kind }) => (kind ? `${field.id}:${kind}` : String(field.id)));
	const match = matchOf(keys, 'word');
	return match && 'key' in match && first?.pair ? { ...match, pair: first.pair } : match;
}

const ownTarget = ({ name, label }: Field): MappedColumn => ({ key: name, names: [label] });

/** A field with kinds is also a target as a whole; its values then state their kinds. */
function customTargets(field: CustomField): MappedColumn[] {
	const { id, name, code } = field;
	// Simplified records add the ID to fields with the same name.
	const names = [name, `${name} (${id})`, ...(code ? [code] : [])];
	const kinds = fieldColumns(field).filter(({ kind }) => kind !== undefined);
	return [{ key: String(id), names }, ...kinds.map(({ key, label }) => ({ key, names: [label] }))];
}

/** Synonyms of the existing fields. */
function usualNames(
	targets: readonly MappedColumn[],
	custom: readonly CustomField[],
	resource: ColumnResource,
): MappedColumn[] {
	const own = Object.entries(COLUMN_NAMES[resource.name] ?? {}).filter(([key]) =>
		targets.some((target) => target.key === key),
	);
	const details = detailNames(custom).flatMap(({ detail, names, found }) =>
		found.map(({ id }) => ({
			key: String(id),
			names: [...names, ...(DETAIL_COLUMNS[detail] ?? [])],
		})),
	);
	const birthdays = resource.people ? custom.filter(({ type }) => type === 'birthday') : [];
	return [
		...own.map(([key, names]) => ({ key, names: [...names] })),
		...details,
		...birthdays.map(({ id }) => ({ key: String(id), names: [...BIRTHDAY_COLUMNS] })),
	];
}

const keyOf = ({ key }: MappedColumn) => [key];
const namesOf = ({ names }: MappedColumn) => names;

function keysBy(
	targets: readonly MappedColumn[],
	wordsOf: (target: MappedColumn) => readonly string[],
	spelled: (name: string) => string,
): Map<string, Set<string>> {
	const groups = new Map<string, Set<string>>();
	for (const target of targets) {
		for (const name of wordsOf(target).map(spelled)) {
			if (name !== '') groups.set(name, (groups.get(name) ?? new Set()).add(target.key));
		}
	}
	return groups;
}

const trimmed = (name: string) => name.trim();
const lowered = (name: string) => name.trim().toLowerCase();

/** Makes `First name`, `first_name` and `firstName` equal; keeps names without letters. */
const letters = (name: string) => {
	const folded = fold(name);
	return folded.replace(/[^\p{L}\p{N}]+/gu, '') || folded;
};

const bareLetters = (name: string) => withoutAccents(letters(name));

/** Fields whose name is followed by a word for one of their kinds. */
function withKind(column: string, fields: readonly CustomField[]): string[] {
	const text = fold(column);
	return fields.flatMap((field) => {
		const name = [field.name, field.code ?? '']
			.map(fold)
			.find((begin) => begin !== '' && text.startsWith(begin));
		if (name === undefined || field.type !== 'multitext') return [];
		const word = text
			.slice(name.length)
			.replace(/[^\p{L}. ]+/gu, ' ')
			.trim();
		const kind = kindCode(word, field);
		return kind === undefined ? [] : [`${field.id}:${kind}`];
	});
}
