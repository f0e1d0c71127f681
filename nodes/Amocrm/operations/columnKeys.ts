import type { Field } from '../resources/types';
import type { CustomField } from '../values/customField';
import { fieldColumns } from '../values/fieldColumns';
import { kindCode } from '../values/besideKind';
import { fold } from '../values/text';
import { stageColumns } from './columnStage';
import type { ColumnTarget } from './columnTarget';

/** What a column of the input stands for. */
export type ColumnMatch =
	/** The key of a field, and whether the column is called just so. */
	| { key: string; exact: boolean }
	/** The keys of all fields that the name fits. */
	| { several: string[] }
	| undefined;

/**
 * Finds the field a column of the input stands for, by id, name, label or code: exactly, then without regard to case, spaces and
 * signs. Phones and emails also by name and kind (`Phone (mobile)`, `phone mobile`).
 *
 * @param own fields of the record
 * @param custom fields of the account
 */
export function createColumnMatcher(
	own: readonly Field[],
	custom: readonly CustomField[],
): (column: string) => ColumnMatch {
	const writable = custom.filter(({ computed }) => !computed);
	const targets = [...own.map(ownTarget), ...stageColumns(own), ...writable.flatMap(customTargets)];
	const levels = [
		keysBy(targets, ({ key }) => [key.toLowerCase()]),
		keysBy(targets, ({ names }) => names.map((name) => name.trim())),
		keysBy(targets, ({ key, names }) => [key, ...names].map(letters)),
		keysBy(targets, ({ aliases = [] }) => aliases.map(letters)),
	];
	return (column) => {
		const wanted = [column.trim().toLowerCase(), column.trim(), letters(column), letters(column)];
		for (const [i, level] of levels.entries()) {
			const keys = level.get(wanted[i] ?? '');
			if (keys) return matchOf([...keys], i === 0);
		}
		return matchOf(withKind(column, writable), false);
	};
}

function matchOf(keys: string[], exact: boolean): ColumnMatch {
	const [first, second] = keys;
	if (first === undefined) return undefined;
	return second === undefined ? { key: first, exact } : { several: keys };
}

const ownTarget = ({ name, label }: Field): ColumnTarget => ({ key: name, names: [label] });

/** A field with kinds is a target as a whole too; its values then carry their kinds themselves. */
function customTargets(field: CustomField): ColumnTarget[] {
	const { id, name, code } = field;
	// A simplified record tells fields of one name apart by their ids.
	const names = [name, `${name} (${id})`, ...(code ? [code] : [])];
	const kinds = fieldColumns(field).filter(({ kind }) => kind !== undefined);
	return [{ key: String(id), names }, ...kinds.map(({ key, label }) => ({ key, names: [label] }))];
}

function keysBy(
	targets: readonly ColumnTarget[],
	namesOf: (target: ColumnTarget) => string[],
): Map<string, Set<string>> {
	const groups = new Map<string, Set<string>>();
	for (const target of targets) {
		for (const name of namesOf(target)) {
			if (name !== '') groups.set(name, (groups.get(name) ?? new Set()).add(target.key));
		}
	}
	return groups;
}

/** `First name`, `first_name` and `firstName` are one; a name of signs alone stays as it is. */
const letters = (name: string) => {
	const folded = fold(name);
	return folded.replace(/[^\p{L}\p{N}]+/gu, '') || folded;
};

/** Fields with kinds whose name stands in front, with a word for one of their kinds behind it. */
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
